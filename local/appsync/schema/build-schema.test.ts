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

  it('may have types with several interfaces and unions, and deprecated fields (F85, F86, F91)', () => {
    const schema = buildSchema(`
      interface A { a: Int }
      interface B { b: Int }
      type Both implements A & B { a: Int b: Int @deprecated(reason: "old") }
      union Any = Both
      type Query { any(first: Int = 5): Any }
    `);

    expect(String(schema.getType('Any'))).toBe('Any');
  });

  it.each([
    ['is no SDL', 'type Query {', /Syntax Error/],
    ['names a type that does not exist', 'type Query { a: Nothing }', /Unknown type "Nothing"/],
    ['has no query', 'type Mutation { a: Int }', /Query root type must be provided/],
    ['is too large (F87, F103)', `type Query { a: Int } ${' '.repeat(1024 * 1024)}`, /larger than 1 MB/],
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
  ])('that %s is refused with the one text there is, and the reason (F87)', (_, sdl, reason) => {
    const build = () => buildSchema(sdl);

    expect(build).toThrow(REFUSAL);
    expect(build).toThrow(reason);
  });
});
