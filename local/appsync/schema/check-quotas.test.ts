import { describe, expect, it } from 'vitest';
import { createApi } from '../api.ts';
import { anApi, coded } from '../testing/api-definition.ts';
import type { ApiDefinition } from '../types.ts';

const key = (_: unknown, index: number) => ({ key: `da2-${index}`, expires: 0 });
const pass = 'export const request = () => ({});\nexport const response = () => null;';
const lambda = { type: 'AWS_LAMBDA', invoke: async () => [] } as const;

describe('an API', () => {
  it.each<[string, Partial<ApiDefinition>, RegExp]>([
    ['50 keys (F103)', { apiKeys: Array.from({ length: 51 }, key) }, /51 API keys; 50/],
    ['50 additional modes (F92, F103)', { additionalAuth: Array(51).fill('AWS_IAM') }, /51 additional modes/],
    ['75 levels (F102)', { queryDepthLimit: 76 }, /76 levels/],
    ['10,000 resolvers (F102)', { resolverCountLimit: 10_001 }, /10001 resolvers/],
    [
      '2,000 requests in a batch (F37, F103)',
      { dataSources: { lambda }, resolvers: [coded('Query.hello', 'lambda', pass, 2_001)] },
      /2001 requests in a batch of Query\.hello/,
    ],
  ])('is refused above %s', (_, definition, reason) => {
    expect(() => createApi(anApi(definition))).toThrow(reason);
  });
});
