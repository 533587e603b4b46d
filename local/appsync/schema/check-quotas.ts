import type { ApiDefinition } from '../types.ts';

/** F92, F103. */
const MOST_KEYS = 50;
const MOST_ADDITIONAL_MODES = 50;
const LARGEST_BATCH = 2_000;
const DEEPEST_LIMIT = 75;
const MOST_RESOLVERS_LIMIT = 10_000;

/** Throws for numbers that AppSync does not take (F37, F102, F103). */
export function checkQuotas(api: ApiDefinition): void {
  refuseAbove(api.apiKeys.length, MOST_KEYS, 'API keys');
  refuseAbove(api.additionalAuth.length, MOST_ADDITIONAL_MODES, 'additional modes of authorisation');
  refuseAbove(api.queryDepthLimit, DEEPEST_LIMIT, 'levels as its depth limit');
  refuseAbove(api.resolverCountLimit, MOST_RESOLVERS_LIMIT, 'resolvers as its limit');
  for (const resolver of api.resolvers) {
    const steps = resolver.kind === 'UNIT' ? [resolver] : resolver.functions;
    for (const { maxBatchSize = 0 } of steps)
      refuseAbove(
        maxBatchSize,
        LARGEST_BATCH,
        `requests in a batch of ${resolver.typeName}.${resolver.fieldName}`,
      );
  }
}

function refuseAbove(number: number, most: number, what: string): void {
  if (number > most) throw new Error(`The API has ${number} ${what}; ${most} are possible.`);
}
