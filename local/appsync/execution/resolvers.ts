import type { LoadedCode } from '../runtime/types.ts';
import { askOf } from '../sources/ask.ts';
import type { ApiDefinition, ResolverDefinition } from '../types.ts';
import { pipelineResolver, unitResolver, type Resolver, type Step } from './resolver.ts';

export type LoadCode = (code: string, name: string) => LoadedCode;

/** The resolvers of an API by `Type.field`; throws for code that cannot run on AppSync. */
export function createResolvers(
  { resolvers, dataSources }: Pick<ApiDefinition, 'resolvers' | 'dataSources'>,
  load: LoadCode,
): Map<string, Resolver> {
  const stepOf = (
    step: { code?: string; dataSource: string; maxBatchSize?: number },
    name: string,
  ): Step => ({
    code: step.code === undefined ? undefined : load(step.code, name),
    ask: askOf(dataSources[step.dataSource]!, step),
  });
  const resolverOf = (definition: ResolverDefinition, name: string): Resolver => {
    if (definition.kind === 'UNIT') return unitResolver(stepOf(definition, name));
    const code = definition.code === undefined ? undefined : load(definition.code, name);
    return pipelineResolver(
      code,
      definition.functions.map((step) => stepOf(step, step.name)),
    );
  };

  return new Map(
    resolvers.map((definition) => {
      const name = `${definition.typeName}.${definition.fieldName}`;
      return [name, resolverOf(definition, name)];
    }),
  );
}
