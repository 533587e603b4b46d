import { describe, expect, it } from 'vitest';
import { toDynamoDBExpression } from './dynamodb-expression.ts';

type Rendered = { expression: string; expressionNames: unknown; expressionValues: unknown };

const rendered = (filter: unknown) => JSON.parse(toDynamoDBExpression(filter) ?? 'null') as Rendered;

describe('toDynamoDBFilterExpression', () => {
  it('renders a filter with its names and values, as recorded from AWS', () => {
    expect(rendered({ or: [{ content: { beginsWith: 'a' } }, { id: { between: [1, 9] } }] })).toEqual({
      expression:
        '((begins_with(#content,:or_0_content_beginsWith)) OR (#id BETWEEN :or_1_id_between_start AND :or_1_id_between_end))',
      expressionNames: { '#content': 'content', '#id': 'id' },
      expressionValues: {
        ':or_0_content_beginsWith': { S: 'a' },
        ':or_1_id_between_start': { N: 1 },
        ':or_1_id_between_end': { N: 9 },
      },
    });
  });

  it.each([
    [{ a: { eq: 1 }, b: { ne: 2 } }, '(#a = :a_eq) AND (#b <> :b_ne)'],
    [{ v: { ge: 1, le: 5 } }, '((#v >= :v_ge) AND (#v <= :v_le))'],
    [
      { not: { and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] } },
      '(NOT ((#a = :not_and_0_a_eq) AND (#b = :not_and_1_b_eq)))',
    ],
    [{ v: { in: ['a', 'b'] } }, '(#v IN (:v_in_0, :v_in_1))'],
    [{ v: { in: [] } }, '(null)'],
    [{ v: { size: { size: { gt: 1 } } } }, '(size(#v) > :v_size_size_gt)'],
    [{ v: { attributeExists: false } }, '(attribute_not_exists(#v))'],
    [{ v: { attributeType: 'stringSet' } }, '(attribute_type(#v,:v_attributeType))'],
    [{ v: { notContains: 'x' } }, '(NOT contains(#v,:v_notContains))'],
    [{ a: { eq: 1 }, b: {} }, '(#a = :a_eq) AND '],
    [{}, ''],
  ])('renders %j as %s', (filter, expression) => {
    expect(rendered(filter).expression).toBe(expression);
  });

  it.each([
    undefined,
    null,
    [],
    'text',
    { v: { foo: 1 } },
    { v: 'x' },
    { and: {} },
    { v: { between: [1] } },
    { not: [] },
  ])('answers null for %j', (filter) => {
    expect(toDynamoDBExpression(filter)).toBeNull();
  });
});
