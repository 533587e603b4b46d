import { rootFields, schemaIdOf, schemaOf } from './schema.ts';
import { faultsAt, resourceAt, resourcesOf } from './template.ts';
import type { Found, Template } from './template.ts';

/** A pipeline has 1 to 10 functions (F21). */
const MOST_STEPS = 10;

/** A field without an answer, an answer without a field, or one that asks something that is not there (F128). */
export function resolverFaults(template: Template): string[] {
  const resolvers = resourcesOf(template, 'AWS::AppSync::Resolver');
  const functions = resourcesOf(template, 'AWS::AppSync::FunctionConfiguration');
  return [
    ...unansweredFaults(template, resolvers.map(fieldOf)),
    ...resolvers.flatMap((resolver) =>
      faultsAt(resolver.logicalId, [
        ...fieldFaults(resolver, resolvers, template),
        ...(resolver.properties.Kind === 'PIPELINE'
          ? pipelineFaults(resolver, template)
          : sourceFaults(resolver, template)),
      ]),
    ),
    ...functions.flatMap((step) => faultsAt(step.logicalId, sourceFaults(step, template))),
  ];
}

function unansweredFaults(template: Template, answered: string[]): string[] {
  const unanswered = rootFields(schemaOf(template)).filter(({ name }) => !answered.includes(name));
  return faultsAt(
    schemaIdOf(template),
    unanswered.map(({ name }) => `${name} has no resolver.`),
  );
}

function fieldFaults(resolver: Found, all: Found[], template: Template): string[] {
  const name = fieldOf(resolver);
  const isAsked = rootFields(schemaOf(template)).some((root) => root.name === name);
  const first = all.find((other) => fieldOf(other) === name);
  return [
    ...(isAsked ? [] : [`${name} is no root field of the schema.`]),
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
