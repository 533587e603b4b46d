import { rootFields, schemaOf } from './schema.ts';
import { referredBy, resourcesOf } from './template.ts';
import type { Found, Template } from './template.ts';

/** A field without an answer, an answer without a field, or one that asks something that is not there (F128). */
export function resolverFaults(template: Template): string[] {
  const resolvers = resourcesOf(template, 'AWS::AppSync::Resolver');
  const functions = resourcesOf(template, 'AWS::AppSync::FunctionConfiguration');
  return [
    ...fieldFaults(template, resolvers.map(fieldOf)),
    ...resolvers.flatMap((resolver) => routeFaults(resolver, template)),
    ...functions.flatMap((step) => dataSourceFaults(step.logicalId, step, template)),
  ];
}

function fieldFaults(template: Template, answered: string[]): string[] {
  const schema = schemaOf(template);
  const asked = rootFields(schema).map(({ name }) => name);
  return [
    ...asked.filter((name) => !answered.includes(name)).map((name) => `${name} has no resolver.`),
    ...answered
      .filter((name, index) => answered.indexOf(name) !== index)
      .map((name) => `${name} has two resolvers.`),
    ...answered
      .filter((name) => !asked.includes(name))
      .map((name) => `${name} has a resolver, and is no root field.`),
  ];
}

function routeFaults(resolver: Found, template: Template): string[] {
  const { Kind, PipelineConfig } = resolver.properties;
  const field = fieldOf(resolver);
  if (Kind !== 'PIPELINE') return dataSourceFaults(field, resolver, template);
  const steps = (PipelineConfig as { Functions?: unknown[] } | undefined)?.Functions ?? [];
  const unknown = steps.filter((step) => !isFunction(step, template));
  return [
    ...(steps.length === 0 ? [`${field} is a pipeline without steps.`] : []),
    ...unknown.map((step) => `${field} has the step ${JSON.stringify(step)}, which is no function.`),
  ];
}

function isFunction(step: unknown, template: Template): boolean {
  const logicalId = referredBy(step);
  return (
    logicalId !== undefined && template.Resources[logicalId]?.Type === 'AWS::AppSync::FunctionConfiguration'
  );
}

function dataSourceFaults(
  name: string,
  { properties: { DataSourceName } }: Found,
  template: Template,
): string[] {
  const isThere = resourcesOf(template, 'AWS::AppSync::DataSource').some(
    ({ logicalId, properties }) =>
      properties.Name === DataSourceName || logicalId === referredBy(DataSourceName),
  );
  return isThere ? [] : [`${name} asks ${JSON.stringify(DataSourceName)}, which is no data source.`];
}

function fieldOf({ properties: { TypeName, FieldName } }: Found): string {
  return `${String(TypeName)}.${String(FieldName)}`;
}
