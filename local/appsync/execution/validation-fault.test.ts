import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';

const SCHEMA = `
  type Doc { id: ID parent: Doc }
  enum Kind { A }
  input Place { code: ID! }
  input Filter { sizes: [Int] kind: Kind data: AWSJSON place: Place }
  type Query { doc(id: ID!): Doc at(time: AWSDateTime): String find(filter: Filter): Int }
`;

describe('validation', () => {
  let served: ServedApi;
  beforeAll(async () => {
    served = await serveApi(anApi({ schema: SCHEMA }));
  });
  afterAll(() => served.close());

  it('answers with status 200, no data and the words of graphql-java (F30)', async () => {
    const { status, text } = await served.post(JSON.stringify({ query: '{badfield}' }));

    expect(status).toBe(200);
    expect(text).toBe(
      '{"data":null,"errors":[{"path":null,"locations":[{"line":1,"column":2,"sourceName":null}],' +
        `"message":"Validation error of type FieldUndefined: Field 'badfield' in type 'Query' is undefined @ 'badfield'"}]}`,
    );
  });

  it.each([
    [
      '{ doc(id: 1) { parent { x } } }',
      "FieldUndefined: Field 'x' in type 'Doc' is undefined @ 'doc/parent/x'",
    ],
    ['{ doc { id } }', "MissingFieldArgument: Missing field argument id @ 'doc'"],
    ['{ doc(id: 1, no: 2) { id } }', "UnknownArgument: Unknown field argument no @ 'doc'"],
    ['{ doc(id: 1) }', "SubSelectionRequired: Sub selection required for type Doc of field doc @ 'doc'"],
    [
      '{ at { x } }',
      "SubSelectionNotAllowed: Sub selection not allowed on leaf type String of field at @ 'at'",
    ],
    ['{ doc(id: $id) { id } }', "UndefinedVariable: Undefined variable id @ 'doc'"],
    ['query ($id: ID) { at }', 'UnusedVariable: Unused variable id'],
    ['query ($id: Nope) { doc(id: $id) { id } }', 'UnknownType: Unknown type Nope'],
    [
      'query ($id: ID) { doc(id: $id) { id } }',
      "VariableTypeMismatch: Variable type 'ID' doesn't match expected type 'ID!'",
    ],
    ['{ doc(id: 1) { ...F } }', "UndefinedFragment: Undefined fragment F @ 'doc'"],
    ['{ at } fragment F on Doc { id }', "UnusedFragment: Unused fragment F @ 'F'"],
    [
      '{ at(time: "2026-01-01") }',
      "WrongType: argument 'time' with value 'StringValue{value='2026-01-01'}' is not a valid 'AWSDateTime' @ 'at'",
    ],
    [
      '{ find(filter: { sizes: [1, "x"] }) }',
      "WrongType: argument 'filter.sizes' with value 'StringValue{value='x'}' is not a valid 'Int' @ 'find'",
    ],
    [
      '{ find(filter: { kind: [A] }) }',
      "WrongType: argument 'filter.kind' with value 'ArrayValue{values=[EnumValue{name='A'}]}' is not a valid 'Kind' @ 'find'",
    ],
    [
      '{ find(filter: { data: { upvotes: 10 } }) }',
      "WrongType: argument 'filter.data' with value 'ObjectValue{objectFields=[ObjectField{name='upvotes', value=IntValue{value=10}}]}' is not a valid 'AWSJSON' @ 'find'",
    ],
    [
      '{ find(filter: { place: {} }) }',
      "WrongType: argument 'filter.place' with value 'ObjectValue{objectFields=[]}' is missing required fields '[code]' @ 'find'",
    ],
    [
      '{ find(filter: { size: 1 }) }',
      "WrongType: argument 'filter' with value 'IntValue{value=1}' contains a field not in 'Filter': 'size' @ 'find'",
    ],
    [
      '{ doc(id: null) { id } }',
      "WrongType: argument 'id' with value 'NullValue{}' must not be null @ 'doc'",
    ],
  ])('says of %s: %s (F30)', async (query, message) => {
    const { errors } = await served.query(query);

    expect(errors?.[0]?.message).toContain(`Validation error of type ${message}`);
  });

  it('refuses a kind of operation that the schema does not have', async () => {
    const { data, errors } = await served.query('mutation { add }');

    expect([data, errors?.[0]?.message]).toEqual([null, 'Schema is not configured for mutations.']);
  });

  it('lets introspection pass', async () => {
    const answer = await served.query(getIntrospectionQuery());

    expect(answer).not.toHaveProperty('errors');
  });

  it('refuses introspection where it is switched off (F102)', async () => {
    const closed = await serveApi(anApi({ schema: SCHEMA, introspection: false }));

    const answer = await closed.query('{ __schema { types { name } } }');
    await closed.close();

    expect(answer.errors?.[0]?.message).toBe(
      "Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined @ '__schema'",
    );
  });
});
