import { TemplateError } from '../assembly/template.ts';
import { textAt } from './appsync-api.ts';
import { created, digest, nameInArn } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type Runtime = { Name?: string; RuntimeVersion?: string };
type WithCode = {
  Runtime?: Runtime;
  Code?: string;
  CodeS3Location?: string;
  RequestMappingTemplate?: string;
  RequestMappingTemplateS3Location?: string;
  MaxBatchSize?: number;
};
type FunctionProperties = WithCode & { ApiId: string; Name: string; DataSourceName: string };
type ResolverProperties = WithCode & {
  ApiId: string;
  TypeName: string;
  FieldName: string;
  Kind?: 'UNIT' | 'PIPELINE';
  DataSourceName?: string;
  PipelineConfig?: { Functions?: string[] };
};

export const appsyncResolverProviders: Record<string, Provider> = {
  'AWS::AppSync::FunctionConfiguration': createFunction,
  'AWS::AppSync::Resolver': createResolver,
};

function createFunction({ properties, name }: Resource<FunctionProperties>, services: Services) {
  const { ApiId, Name, DataSourceName, MaxBatchSize } = properties;
  const functionId = digest(name).slice(0, 26);
  const code = codeOf(properties, services);
  if (code === undefined) throw new TemplateError('A function of a pipeline needs code.');
  services.api.addFunction(functionId, {
    name: Name,
    code,
    dataSource: DataSourceName,
    maxBatchSize: MaxBatchSize,
  });
  const arn = `${apiArn(ApiId, services)}/functions/${functionId}`;
  return created(arn, { FunctionId: functionId, FunctionArn: arn, Name, DataSourceName });
}

function createResolver({ properties }: Resource<ResolverProperties>, services: Services) {
  const { ApiId, TypeName, FieldName, Kind = 'UNIT', DataSourceName, PipelineConfig } = properties;
  services.api.addResolver({
    typeName: TypeName,
    fieldName: FieldName,
    code: codeOf(properties, services),
    maxBatchSize: properties.MaxBatchSize,
    ...(Kind === 'PIPELINE'
      ? { kind: Kind, functions: (PipelineConfig?.Functions ?? []).map(services.api.findFunction) }
      : { kind: Kind, dataSource: required(DataSourceName, 'DataSourceName') }),
  });
  const arn = `${apiArn(ApiId, services)}/types/${TypeName}/resolvers/${FieldName}`;
  return created(arn, { ResolverArn: arn, TypeName, FieldName });
}

/** Undefined for a direct resolver of a Lambda source (F36). */
function codeOf(properties: WithCode, { assetPath }: Pick<Services, 'assetPath'>): string | undefined {
  if (properties.RequestMappingTemplate ?? properties.RequestMappingTemplateS3Location)
    throw new TemplateError('Mapping templates (VTL) do not run here, only APPSYNC_JS.');
  refuseOtherRuntimes(properties.Runtime);
  return properties.Code ?? (properties.CodeS3Location && textAt(properties.CodeS3Location, assetPath));
}

/** There is one runtime, in one version (F1). */
function refuseOtherRuntimes({ Name = 'APPSYNC_JS', RuntimeVersion = '1.0.0' } = {} as Runtime): void {
  if (Name !== 'APPSYNC_JS' || RuntimeVersion !== '1.0.0')
    throw new TemplateError(`There is no runtime ${Name} ${RuntimeVersion}, only APPSYNC_JS 1.0.0.`);
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new TemplateError(`The property ${name} is missing.`);
  return value;
}

/** Some templates say the API's id, others its ARN. */
function apiArn(apiId: string, { stack }: Pick<Services, 'stack'>): string {
  return `arn:aws:appsync:${stack.region}:${stack.accountId}:apis/${nameInArn(apiId)}`;
}
