import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, answering } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';

const SCHEMA = `
  enum Colour { RED GREEN }
  interface Animal { name: String }
  type Cat implements Animal { name: String lives: Int }
  type Dog implements Animal { name: String }
  union Pet = Cat | Dog
  type Item { id: ID! note: String at: AWSDateTime colour: Colour size: Int json: AWSJSON tags: [String!] self: Item }
  type Query { item: Item items: [Item!] strict: [Item!]! many: [Item] animal: Animal pet: Pet }
`;

/** What the resolvers of the fields give, as JavaScript. */
const VALUES = {
  item: `{ id: 1, unknown: 'dropped', at: '2026-01-31T09:30:00Z', colour: 'RED', size: 5, json: { a: [1] }, tags: ['x'] }`,
  items: `[{ id: '1' }, { id: null, note: 'n' }]`,
  strict: `[{ id: '1' }, null]`,
  many: `[{ id: '1', at: '2026-05-06T00:00:00.000', colour: 'BLUE', size: 3000000000, tags: 'x', self: 'me' }, {}]`,
  animal: `{ __typename: 'Cat', name: 'Tom', lives: 9 }`,
  pet: `{ name: 'nobody knows what' }`,
};

describe('an answer', () => {
  let served: ServedApi;
  beforeAll(async () => {
    const resolvers = Object.entries(VALUES).map(([field, value]) => answering(`Query.${field}`, value));
    served = await serveApi(anApi({ schema: SCHEMA, resolvers }));
  });
  afterAll(() => served.close());

  it('has what was asked for, in the order and under the names in which it was asked (F34)', async () => {
    const { text } = await served.post(
      JSON.stringify({
        query: '{ item { tags size: size colour at json number: id __typename self { id } } }',
      }),
    );

    expect(text).toBe(
      '{"data":{"item":{"tags":["x"],"size":5,"colour":"RED","at":"2026-01-31T09:30:00Z","json":"{\\"a\\":[1]}",' +
        '"number":"1","__typename":"Item","self":null}}}',
    );
  });

  it('expands fragments, merges what they repeat, and applies @skip and @include anew for each request', async () => {
    const query = `query ($on: Boolean!) {
      item { ...Base id @include(if: $on) ... on Item { size @skip(if: $on) } } item { colour }
    } fragment Base on Item { tags }`;

    const [on, off] = [
      await served.query(query, { variables: { on: true } }),
      await served.query(query, { variables: { on: false } }),
    ];

    expect(on.data).toEqual({ item: { tags: ['x'], id: '1', colour: 'RED' } });
    expect(off.data).toEqual({ item: { tags: ['x'], size: 5, colour: 'RED' } });
  });

  it('takes the nearest nullable field with a null that may not be, and names it (F28, F29)', async () => {
    const { text } = await served.post(JSON.stringify({ query: '{ items { id } }' }));

    expect(text).toBe(
      '{"data":{"items":null},"errors":[{"path":["items",1,"id"],"locations":null,' +
        `"message":"Cannot return null for non-nullable type: 'ID' within parent 'Item' (/items[1]/id)"}]}`,
    );
  });

  it('is null as a whole when that reaches the top (F29)', async () => {
    const answer = await served.query('{ item { id } strict { id } }');

    expect(answer.data).toBeNull();
    expect(answer.errors?.[0]?.message).toBe(
      "Cannot return null for non-nullable type: 'Item' within parent 'Query' (/strict[1])",
    );
  });

  it('has null and an error for each value that does not fit its type, and all the rest (F30, F88, F89)', async () => {
    const answer = await served.query('{ many { note at colour size tags self { id } } }');

    expect(answer.data?.many).toEqual([
      { note: null, at: null, colour: null, size: null, tags: null, self: null },
      { note: null, at: null, colour: null, size: null, tags: null, self: null },
    ]);
    expect(answer.errors?.map(({ message }) => message)).toEqual([
      "Can't serialize value (/many[0]/at) : Unable to serialize `2026-05-06T00:00:00.000` as a valid DateTime Object.",
      expect.stringMatching(/^Can't serialize value \(\/many\[0\]\/colour\) : /),
      expect.stringMatching(/^Can't serialize value \(\/many\[0\]\/size\) : /),
      "Can't resolve value (/many[0]/tags) : type mismatch error, expected type LIST",
      "Can't resolve value (/many[0]/self) : type mismatch error, expected type OBJECT",
    ]);
  });

  it('tells types of an interface by their __typename (F85)', async () => {
    const answer = await served.query(
      '{ animal { __typename name ... on Cat { lives } ... on Dog { barks: name } } }',
    );

    expect(answer).toEqual({ data: { animal: { __typename: 'Cat', name: 'Tom', lives: 9 } } });
  });

  it('needs that __typename', async () => {
    const answer = await served.query('{ pet { ... on Cat { name } } }');

    expect(answer).toMatchObject({
      data: { pet: null },
      errors: [{ message: expect.stringContaining('__typename') }],
    });
  });
});
