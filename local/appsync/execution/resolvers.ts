import type { LoadedCode } from '../runtime/types.ts';
import { askOf } from '../sources/ask.ts';
import type { ApiDefinition, ResolverDefinition } from '../types.ts';
import { pipelineResolver, unitResolver, type Resolver, type Step } from './resolver.ts';

export type LoadCode = (code: string, name: string) => LoadedCode;

type StepDefinition = { code?: string; dataSource: string; maxBatchSize?: number };

/** The resolvers of an API by `Type.field`; throws for code that cannot run on AppSync. */
export function createResolvers(
  { resolvers, dataSources }: Pick<ApiDefinition, 'resolvers' | 'dataSources'>,
  load: LoadCode,
): Map<string, Resolver> {
  const stepOf = (step: StepDefinition, name: string): Step => {
    const source = dataSources[step.dataSource];
    if (!source) throw new Error(`${name} asks the data source ${step.dataSource}, which does not exist.`);
    return { code: codeOf(step.code, name), ask: askOf(source, step) };
  };
  const codeOf = (code: string | undefined, name: string) =>
    code === undefined ? undefined : load(code, name);
  const resolverOf = (definition: ResolverDefinition, name: string): Resolver => {
    if (definition.kind === 'UNIT') return unitResolver(stepOf(definition, name));
    const code = codeOf(definition.code, name);
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
