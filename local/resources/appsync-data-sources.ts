import { TemplateError } from '../assembly/template.ts';
import type { DataSource } from '../appsync/types.ts';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type RdsHttpEndpoint = { DbClusterIdentifier: string; AwsSecretStoreArn: string; DatabaseName?: string };
type DataSourceProperties = {
  ApiId: string;
  Name: string;
  Type: string;
  LambdaConfig?: { LambdaFunctionArn: string };
  RelationalDatabaseConfig?: { RdsHttpEndpointConfig?: RdsHttpEndpoint };
};
type Sources = Pick<Services, 'lambdas' | 'clusters'>;

export const appsyncDataSourceProviders: Record<string, Provider> = {
  'AWS::AppSync::DataSource': createDataSource,
};

function createDataSource({ properties }: Resource<DataSourceProperties>, services: Services) {
  const { ApiId, Name } = properties;
  const { region, accountId } = services.stack;
  services.api.addDataSource(Name, sourceOf(properties, services));
  const arn = `arn:aws:appsync:${region}:${accountId}:apis/${ApiId}/datasources/${Name}`;
  return created(arn, { Name, DataSourceArn: arn });
}

function sourceOf(
  { Type, LambdaConfig, RelationalDatabaseConfig }: DataSourceProperties,
  services: Sources,
): DataSource {
  const endpoint = RelationalDatabaseConfig?.RdsHttpEndpointConfig;
  if (Type === 'NONE') return { type: 'NONE' };
  if (Type === 'AWS_LAMBDA' && LambdaConfig) return lambdaSource(LambdaConfig.LambdaFunctionArn, services);
  if (Type === 'RELATIONAL_DATABASE' && endpoint) return databaseSource(endpoint, services);
  throw new TemplateError(`A data source of the type ${Type} does not run here.`);
}

function lambdaSource(functionArn: string, { lambdas }: Pick<Services, 'lambdas'>): DataSource {
  return {
    type: 'AWS_LAMBDA',
    invoke: (payload, invocationType) => lambdas.invoke(functionArn, payload, invocationType),
  };
}

function databaseSource(
  { DbClusterIdentifier, AwsSecretStoreArn, DatabaseName }: RdsHttpEndpoint,
  { clusters }: Pick<Services, 'clusters'>,
): DataSource {
  const dataApi = clusters.dataApi();
  const target = { resourceArn: DbClusterIdentifier, secretArn: AwsSecretStoreArn, database: DatabaseName };
  return {
    type: 'RELATIONAL_DATABASE',
    execute: (statement) => dataApi.executeStatement({ ...statement, ...target }),
  };
}
