import { describe, expect, it } from 'vitest';
import { buildSchema } from './build-schema.ts';

const REFUSAL = /Schema Creation Status is FAILED with details: Failed to parse schema document/;

describe('a schema', () => {
  it("knows AppSync's scalars and directives without being told", () => {
    const schema = buildSchema(
      'type Query { at: AWSDateTime @aws_iam @aws_cognito_user_pools(cognito_groups: ["a"]) }',
    );

    expect(String(schema.getQueryType()?.getFields().at?.type)).toBe('AWSDateTime');
  });

  it.each([
    ['is no SDL', 'type Query {', /Syntax Error/],
    ['names a type that does not exist', 'type Query { a: Nothing }', /Unknown type "Nothing"/],
    ['has no query', 'type Mutation { a: Int }', /Query root type must be provided/],
    [
      'extends a type (F86)',
      'type Query { a: Int } extend type Query { b: Int }',
      /"extend" is not supported \(Query\)/,
    ],
    ['has a scalar of its own (F85)', 'scalar Money type Query { a: Money }', /Custom scalar Money/],
    [
      'has a type whose name is reserved (F85)',
      'type AWSThing { a: Int } type Query { a: AWSThing }',
      /AWSThing is reserved/,
    ],
  ])('that %s is refused with the text of F87 and the reason', (_, sdl, reason) => {
    const build = () => buildSchema(sdl);

    expect(build).toThrow(REFUSAL);
    expect(build).toThrow(reason);
  });
});
