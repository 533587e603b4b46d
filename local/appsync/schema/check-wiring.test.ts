import { describe, expect, it } from 'vitest';
import { createApi } from '../api.ts';
import { anApi, answering, coded, withImports } from '../testing/api-definition.ts';
import type { ApiDefinition } from '../types.ts';

const PASS = withImports(
  'export function request(ctx) { return {}; }\nexport function response(ctx) { return null; }',
);
const pipeline = { typeName: 'Query', fieldName: 'hello', kind: 'PIPELINE', code: PASS } as const;

describe('the creation of an API', () => {
  const refused: [string, Partial<ApiDefinition>, RegExp][] = [
    [
      'a resolver of an unknown type',
      { resolvers: [answering('Missing.field', '1')] },
      /Missing\.field .* type that is not in/,
    ],
    [
      'a resolver of an unknown field',
      { resolvers: [answering('Query.nope', '1')] },
      /Query\.nope .* field that is not in/,
    ],
    [
      'two resolvers of one field',
      { resolvers: [answering('Query.hello', '1'), answering('Query.hello', '2')] },
      /two resolvers for Query\.hello/,
    ],
    [
      'an unknown data source',
      { resolvers: [coded('Query.hello', 'nowhere', '')] },
      /Query\.hello asks the data source nowhere/,
    ],
    [
      'a function with an unknown data source',
      { resolvers: [{ ...pipeline, functions: [{ name: 'first', code: PASS, dataSource: 'nowhere' }] }] },
      /Query\.hello \(function first\) asks the data source nowhere/,
    ],
    [
      'a pipeline without functions (F21)',
      { resolvers: [{ ...pipeline, functions: [] }] },
      /Query\.hello has 0 functions/,
    ],
    [
      'a batch size without a Lambda (F37)',
      { resolvers: [coded('Query.hello', 'none', PASS, 5)] },
      /Query\.hello has a batch size/,
    ],
    [
      'a resolver without code or Lambda',
      { resolvers: [{ ...pipeline, kind: 'UNIT', dataSource: 'none', code: undefined }] },
      /Query\.hello has no code/,
    ],
    [
      'a mode of authorisation that cannot be verified here',
      { additionalAuth: ['AWS_LAMBDA'] },
      /AWS_LAMBDA, which does not run locally/,
    ],
  ];

  it.each(refused)('is refused for %s, by name', (_, definition, reason) => {
    expect(() => createApi(anApi(definition))).toThrow(reason);
  });
});
