import { isObjectType, type GraphQLSchema } from 'graphql';
import type { ApiDefinition, DataSource, ResolverDefinition } from '../types.ts';

/** Throws for what AppSync would refuse to create, or would create and never run (F37, F128). */
export function checkWiring(schema: GraphQLSchema, definition: ApiDefinition): void {
  const seen = new Set<string>();
  for (const resolver of definition.resolvers) {
    const name = `${resolver.typeName}.${resolver.fieldName}`;
    if (seen.has(name)) throw new Error(`There are two resolvers for ${name}.`);
    seen.add(name);
    checkField(schema, resolver, name);
    checkSources(resolver, name, definition.dataSources);
  }
}

function checkField(schema: GraphQLSchema, { typeName, fieldName }: ResolverDefinition, name: string): void {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`The resolver ${name} is for a type that is not in the schema.`);
  if (!type.getFields()[fieldName])
    throw new Error(`The resolver ${name} is for a field that is not in the schema.`);
}

function checkSources(resolver: ResolverDefinition, name: string, sources: Record<string, DataSource>): void {
  const steps = resolver.kind === 'UNIT' ? [resolver] : resolver.functions;
  if (resolver.kind === 'PIPELINE' && (steps.length < 1 || steps.length > 10)) {
    throw new Error(`The pipeline ${name} has ${steps.length} functions; 1 to 10 are possible.`);
  }
  for (const step of steps) {
    const where = 'name' in step ? `${name} (function ${step.name})` : name;
    const source = sources[step.dataSource];
    if (!source)
      throw new Error(`The resolver ${where} asks the data source ${step.dataSource}, which does not exist.`);
    checkStep(step, source, where);
  }
}

function checkStep(step: { code?: string; maxBatchSize?: number }, source: DataSource, where: string): void {
  if (source.type === 'AWS_LAMBDA') return;
  if (step.code === undefined)
    throw new Error(`The resolver ${where} has no code; only a Lambda can do without.`);
  if (step.maxBatchSize)
    throw new Error(`The resolver ${where} has a batch size, which only a Lambda can have.`);
}
