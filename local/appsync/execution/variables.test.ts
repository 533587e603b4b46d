import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, answering } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';

const SCHEMA = `
  enum Kind { A B }
  input Place { city: String! zip: String = "0" }
  input Filter { kind: Kind place: Place data: AWSJSON }
  type Query { echo(id: ID, filter: Filter, limit: Int = 5, mail: AWSEmail): AWSJSON need(id: ID!): String }
`;

describe('variables', () => {
  let served: ServedApi;
  beforeAll(async () => {
    served = await serveApi(anApi({ schema: SCHEMA, resolvers: [answering('Query.echo', 'ctx.args')] }));
  });
  afterAll(() => served.close());

  const errorOf = async (query: string, variables: object) => {
    const answer = await served.query(query, { variables });
    expect(answer.data).toBeNull();
    return answer.errors?.[0];
  };
  const FILTERED = 'query ($filter: Filter) { echo(filter: $filter) }';

  it('reach the resolver coerced, with defaults, and AWSJSON parsed (F88)', async () => {
    const variables = { filter: { kind: 'A', place: { city: 'Porto' }, data: '{"a":1}' } };

    const answer = await served.query(FILTERED, { variables });

    expect(JSON.parse(answer.data?.echo as string)).toEqual({
      filter: { kind: 'A', place: { city: 'Porto', zip: '0' }, data: { a: 1 } },
      limit: 5,
    });
  });

  it('that are left out are absent, those that are null are null', async () => {
    const query = 'query ($id: ID, $limit: Int) { echo(id: $id, limit: $limit) }';

    const answer = await served.query(query, { variables: { id: null } });

    expect(JSON.parse(answer.data?.echo as string)).toEqual({ id: null, limit: 5 });
  });

  it('that are missing refuse the operation, with status 200 (F30, F101)', async () => {
    const { status, text } = await served.post(
      JSON.stringify({ query: 'query ($id: ID!) { need(id: $id) }' }),
    );

    expect(status).toBe(200);
    expect(text).toBe(
      '{"data":null,"errors":[{"path":null,"locations":[{"line":1,"column":8,"sourceName":null}],' +
        `"message":"Variable 'id' has coerced Null value for NonNull type 'ID!'"}]}`,
    );
  });

  it('of an unknown field are refused in the words of F30', async () => {
    expect(await errorOf(FILTERED, { filter: { colour: 1 } })).toEqual({
      path: null,
      locations: null,
      message:
        "The variables input contains a field name 'colour' that is not defined for input object type 'Filter' ",
    });
  });

  it('are blamed for what is missing inside them', async () => {
    const error = await errorOf(FILTERED, { filter: { place: {} } });

    expect(error?.message).toBe("Variable 'filter' has coerced Null value for NonNull type 'String!'");
  });

  it.each([
    ['an unknown enum value', FILTERED, { filter: { kind: 'C' } }],
    ['text that is no JSON', FILTERED, { filter: { data: '{a' } }],
    ['a list for one', FILTERED, { filter: { place: ['x'] } }],
    ['an address that is none', 'query ($filter: AWSEmail) { echo(mail: $filter) }', { filter: 'ana' }],
  ])('with %s are refused (F30)', async (_, query, variables) => {
    expect((await errorOf(query, variables))?.message).toMatch(/^Variable 'filter' has (an invalid|coerced)/);
  });
});
