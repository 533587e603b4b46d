import type { GraphQLSchema } from 'graphql';
import { rootFields, schemaIdOf } from './schema.ts';
import { faultsAt, resourceAt, resourcesOf } from './template.ts';
import type { Found, Template } from './template.ts';

/** A pipeline has 1 to 10 functions (F21). */
const MOST_STEPS = 10;

/** A field without an answer, an answer without a field, or one that asks something that is not there (F128). */
export function resolverFaults(template: Template, schema: GraphQLSchema): string[] {
  const resolvers = resourcesOf(template, 'AWS::AppSync::Resolver');
  const functions = resourcesOf(template, 'AWS::AppSync::FunctionConfiguration');
  const fields = rootFields(schema).map(({ name }) => name);
  const unanswered = fields.filter((name) => !resolvers.some((resolver) => fieldOf(resolver) === name));
  return [
    ...faultsAt(
      schemaIdOf(template),
      unanswered.map((name) => `${name} has no resolver.`),
    ),
    ...resolvers.flatMap((resolver) =>
      faultsAt(resolver.logicalId, [
        ...fieldFaults(resolver, resolvers, fields),
        ...(resolver.properties.Kind === 'PIPELINE'
          ? pipelineFaults(resolver, template)
          : sourceFaults(resolver, template)),
      ]),
    ),
    ...functions.flatMap((step) => faultsAt(step.logicalId, sourceFaults(step, template))),
  ];
}

function fieldFaults(resolver: Found, all: Found[], fields: string[]): string[] {
  const name = fieldOf(resolver);
  const first = all.find((other) => fieldOf(other) === name);
  return [
    ...(fields.includes(name) ? [] : [`${name} is no root field of the schema.`]),
    ...(first === resolver || !first ? [] : [`${name} is resolved by ${first.logicalId} already.`]),
  ];
}

function pipelineFaults({ properties: { PipelineConfig } }: Found, template: Template): string[] {
  const steps = (PipelineConfig as { Functions?: unknown[] } | undefined)?.Functions ?? [];
  const unknown = steps.filter((step) => !resourceAt(template, step, 'AWS::AppSync::FunctionConfiguration'));
  return [
    ...(steps.length < 1 || steps.length > MOST_STEPS
      ? [`It is a pipeline of ${steps.length} steps; 1 to ${MOST_STEPS} are possible (F21).`]
      : []),
    ...unknown.map((step) => `Its step ${JSON.stringify(step)} is no function.`),
  ];
}

function sourceFaults({ properties: { DataSourceName, MaxBatchSize } }: Found, template: Template): string[] {
  const source = sourceOf(template, DataSourceName);
  if (!source) return [`It asks ${JSON.stringify(DataSourceName)}, which is no data source.`];
  return MaxBatchSize && source.properties.Type !== 'AWS_LAMBDA'
    ? [`It has a batch size, and asks ${source.logicalId}, which is no Lambda (F37).`]
    : [];
}

function sourceOf(template: Template, name: unknown): Found | undefined {
  return (
    resourcesOf(template, 'AWS::AppSync::DataSource').find(({ properties }) => properties.Name === name) ??
    resourceAt(template, name, 'AWS::AppSync::DataSource')
  );
}

function fieldOf({ properties: { TypeName, FieldName } }: Found): string {
  return `${String(TypeName)}.${String(FieldName)}`;
}
