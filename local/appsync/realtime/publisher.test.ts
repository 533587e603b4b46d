import { afterEach, describe, expect, it } from 'vitest';
import { anApi, answering, coded } from '../testing/api-definition.ts';
import { connect, type RealtimeClient } from '../testing/realtime-client.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import type { ApiDefinition } from '../types.ts';

const SCHEMA = `
  type Place { city: String zone: String! }
  type Note { id: ID! text: String officeIds: [ID] place: Place }
  type Query { note: Note }
  type Mutation { add(note: AWSJSON): Note fail: Note forget(id: ID): String }
  type Subscription {
    added(id: ID, text: String): Note @aws_subscribe(mutations: ["add", "fail"])
    atOffice(officeId: ID!): Note @aws_subscribe(mutations: ["add"])
    revocable(id: ID): Note @aws_subscribe(mutations: ["add"])
  }
`;

const FILTERED = `
  export function request(ctx) { return { payload: null }; }
  export function response(ctx) {
    const filter = { officeIds: { contains: ctx.args.officeId } };
    extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(filter));
    return null;
  }`;
const REVOCABLE = `
  export function request(ctx) { return { payload: null }; }
  export function response(ctx) {
    const filter = { id: { eq: ctx.args.id } };
    extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter(filter));
    return null;
  }`;
const FORGET = `
  export function request(ctx) { return { payload: 'forgotten' }; }
  export function response(ctx) {
    extensions.invalidateSubscriptions({ subscriptionField: 'revocable', payload: { id: ctx.args.id } });
    return ctx.result;
  }`;
const FAIL = `
  export function request(ctx) { return {}; }
  export function response(ctx) { util.error('No.', 'NO', { id: '1' }); }`;

let served: ServedApi;
const clients: RealtimeClient[] = [];
afterEach(async () => {
  clients.splice(0).forEach((client) => client.close());
  await served.close();
});

async function serve(overrides: Partial<ApiDefinition> = {}) {
  const resolvers = [
    answering('Mutation.add', 'ctx.args.note'),
    coded('Mutation.fail', 'none', FAIL),
    coded('Mutation.forget', 'none', FORGET),
    coded('Subscription.atOffice', 'none', FILTERED),
    coded('Subscription.revocable', 'none', REVOCABLE),
  ];
  served = await serveApi(anApi({ schema: SCHEMA, resolvers, ...overrides }));
}

async function subscriber(query: string, variables?: object): Promise<RealtimeClient> {
  const client = connect(served.url);
  clients.push(client);
  client.start('s', query, { variables });
  await client.next('start_ack');
  return client;
}

const add = (note: object, selection = '{ id text officeIds place { city zone } }') =>
  served.query(`mutation ($note: AWSJSON) { add(note: $note) ${selection} }`, {
    variables: { note: JSON.stringify(note) },
  });

/** Ids that arrived after all was published. */
async function received(client: RealtimeClient) {
  await served.api.idle();
  client.send({ type: 'connection_init' });
  await client.next('connection_ack');
  return client
    .unread()
    .map(({ payload }) => (Object.values(payload?.data ?? {})[0] as { id?: string } | null)?.id);
}

describe('a mutation', () => {
  it('reaches those whose arguments it meets, in order; what was omitted does not matter (F79)', async () => {
    await serve();
    const all = await subscriber('subscription { added { id } }');
    const one = await subscriber('subscription ($id: ID) { added(id: $id) { id } }', { id: '1' });
    const empty = await subscriber('subscription { added(text: null) { id } }');

    await add({ id: '1', text: 'a' });
    await add({ id: '2' });
    await add({ id: '1' });

    expect([await received(all), await received(one), await received(empty)]).toEqual([
      ['1', '2', '1'],
      ['1', '1'],
      ['2', '1'],
    ]);
  });

  it('gives a subscriber no more than it selected itself, the rest is null (F76)', async () => {
    await serve();
    const client = await subscriber('subscription { added { id text place { city } } }');

    await add(
      { id: '1', text: 'a', place: { city: 'Porto', zone: 'Europe/Lisbon' } },
      '{ id place { city } }',
    );

    expect((await client.next('data')).payload).toEqual({
      data: { added: { id: '1', text: null, place: { city: 'Porto' } } },
    });
  });

  it('gives an error where null cannot be (F76)', async () => {
    await serve();
    const client = await subscriber('subscription { added { id place { zone } } }');

    await add({ id: '1', place: { city: 'Porto', zone: 'Europe/Lisbon' } }, '{ id place { city } }');

    expect((await client.next('data')).payload).toEqual({
      data: { added: { id: '1', place: null } },
      errors: [
        {
          path: ['added', 'place', 'zone'],
          locations: null,
          message:
            "Cannot return null for non-nullable type: 'String' within parent 'Place' (/added/place/zone)",
        },
      ],
    });
  });

  it('and its subscribers may each use their own aliases', async () => {
    await serve();
    const client = await subscriber('subscription { news: added { key: id place { town: city } } }');

    await served.query(
      'mutation ($note: AWSJSON) { mine: add(note: $note) { number: id place { c: city } } }',
      {
        variables: { note: '{"id":"1","place":{"city":"Porto"}}' },
      },
    );

    expect((await client.next('data')).payload?.data).toEqual({
      news: { key: '1', place: { town: 'Porto' } },
    });
  });

  it('meets an enhanced filter, which stands in for the arguments (F80, F81)', async () => {
    await serve();
    const client = await subscriber('subscription { atOffice(officeId: "lis") { id } }');

    await add({ id: '1', officeIds: ['opo', 'lis'] });
    await add({ id: '2', officeIds: ['opo'] });
    await add({ id: '3' });

    expect(await received(client)).toEqual(['1']);
  });

  it('that failed reaches nobody', async () => {
    await serve();
    const client = await subscriber('subscription { added { id } }');

    await served.query('mutation { fail { id } }');

    expect(await received(client)).toEqual([]);
  });

  it('of more than 240 KB vanishes (F74)', async () => {
    await serve();
    const client = await subscriber('subscription { added { id text } }');

    await add({ id: 'large', text: 'x'.repeat(245_800) });
    await add({ id: 'fits', text: 'x'.repeat(245_000) });

    expect(await received(client)).toEqual(['fits']);
  });

  it('ends subscriptions that it invalidates, and no others (F83)', async () => {
    await serve();
    const [one, two] = [
      await subscriber('subscription { revocable(id: "1") { id } }'),
      await subscriber('subscription { revocable(id: "2") { id } }'),
    ];

    await served.query('mutation { forget(id: "1") }');
    expect(await one.next('complete')).toEqual({ type: 'complete', id: 's' });
    await add({ id: '1' });
    await add({ id: '2' });

    expect([await received(one), await received(two)]).toEqual([[], ['2']]);
  });

  it('reaches thousands of subscriptions, and only those that want it', async () => {
    await serve();
    const connections = Array.from({ length: 30 }, () => connect(served.url));
    clients.push(...connections);
    for (const [at, client] of connections.entries()) {
      for (let index = 0; index < 100; index++)
        client.start(`${index}`, `subscription { added(id: "${at % 2 ? 'odd' : 'even'}") { id } }`);
    }
    await Promise.all(
      connections.flatMap((client) => Array.from({ length: 100 }, () => client.next('start_ack'))),
    );

    await add({ id: 'odd' });

    const counts = await Promise.all(connections.map(async (client) => (await received(client)).length));
    expect(counts).toEqual(connections.map((_, at) => (at % 2 ? 100 : 0)));
  });
});
