import type { GraphQLCompositeType } from 'graphql';
import type { Planning } from './plan.ts';

/** Why a field is not answered for this class of callers. */
export type Refusal = { errorType: string; message: string };

/** F96, F102; introspection is open to all, and as deep as it must be. */
export function refusalOf(
  parent: GraphQLCompositeType,
  name: string,
  { allows, depthLimit }: Pick<Planning, 'allows' | 'depthLimit'>,
  depth: number,
): Refusal | undefined {
  if (!allows(parent.name, name)) return unauthorizedField(parent.name, name);
  const isIntrospection = parent.name.startsWith('__') || name.startsWith('__');
  if (depthLimit === 0 || depth <= depthLimit || isIntrospection) return undefined;
  return { errorType: 'QueryDepthLimitReached', message: `The query is deeper than ${depthLimit} levels.` };
}

export function unauthorizedField(parentName: string, name: string): Refusal {
  return { errorType: 'Unauthorized', message: `Not Authorized to access ${name} on type ${parentName}` };
}
