import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { anApi, answering, API_KEY, coded } from '../testing/api-definition.ts';
import { connect, type RealtimeClient } from '../testing/realtime-client.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';

const SCHEMA = `
  type Note { id: ID! }
  type Query { note: Note }
  type Mutation { add(id: ID!): Note leave(user: ID, room: ID, closed: [ID!]): String }
  type Subscription { added(user: ID, room: ID): Note @aws_subscribe(mutations: ["add"]) }
`;
/** Ends with its user's leaving of the room, or with the closing of the room; never where no user is given. */
const REVOCABLE = `
  export function request(ctx) { return { payload: null }; }
  export function response(ctx) {
    const { user, room } = ctx.args;
    extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ id: { ne: '0' } }));
    if (user) {
      const or = [{ user: { eq: user }, room: { eq: room } }, { closed: { contains: room } }];
      extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter({ or }));
    }
    return null;
  }`;
const LEAVE = `
  export function request(ctx) { return { payload: 'left' }; }
  export function response(ctx) {
    extensions.invalidateSubscriptions({ subscriptionField: 'added', payload: ctx.args });
    return ctx.result;
  }`;

// node 20 has no WebSocket of its own
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

let served: ServedApi;
const clients: RealtimeClient[] = [];
afterEach(async () => {
  clients.splice(0).forEach((client) => client.close());
  await served.close();
});

async function serve() {
  const resolvers = [
    answering('Mutation.add', 'ctx.args'),
    coded('Mutation.leave', 'none', LEAVE),
    coded('Subscription.added', 'none', REVOCABLE),
  ];
  served = await serveApi(anApi({ schema: SCHEMA, resolvers }));
}

const added = (args: string) => `subscription { added${args} { id } }`;

/** Subscriptions on one socket, named by their arguments. */
async function subscribers(...all: string[]): Promise<RealtimeClient> {
  const client = connect(served.url);
  clients.push(client);
  for (const args of all) {
    client.start(args, added(args));
    await client.next('start_ack');
  }
  return client;
}

const leave = (args: string) => served.query(`mutation { leave${args} }`);
const add = (id: string) => served.query(`mutation { add(id: "${id}") { id } }`);

/** What arrived, as type and subscription. */
async function arrived(client: RealtimeClient) {
  await served.api.idle();
  client.send({ type: 'connection_init' });
  await client.next('connection_ack');
  return client.unread().map(({ type, id }) => `${type} ${id}`);
}

/** A subscription of Amplify's client, once it has begun. */
async function followed(args: string, told: string[]) {
  type Observer = Record<'next' | 'error' | 'complete', () => void>;
  type Stream = { subscribe: (observer: Observer) => { unsubscribe: () => void } };
  let wake = () => {};
  const tell = (what: string) => () => {
    told.push(`${args} ${what}`);
    wake();
  };
  const stream = generateClient().graphql({ query: added(args) }) as unknown as Stream;
  const begun = new Promise<void>((resolve) => {
    const stop = Hub.listen('api', ({ payload: { event } }) => {
      if (event !== 'Subscription ack') return;
      stop();
      resolve();
    });
  });
  const observer = { next: tell('next'), error: tell('error'), complete: tell('complete') };
  const { unsubscribe } = stream.subscribe(observer);
  await begun;
  return { unsubscribe, next: () => new Promise<void>((resolve) => (wake = resolve)) };
}

describe('an invalidation', () => {
  const ANA = '(user: "ana", room: "1")';
  const EVA = '(user: "eva", room: "1")';
  const ELSEWHERE = '(user: "ana", room: "2")';

  it.each([
    ['all fields of one alternative', '(user: "ana", room: "1")', [ANA]],
    ['the other alternative', '(closed: ["3", "1"])', [ANA, EVA]],
    ['one field of two', '(user: "ana")', []],
    ['another field beside those that are asked for', '(user: "ana", room: "1", closed: ["7"])', [ANA]],
  ])('that meets %s ends just those, and nobody who set no filter (F81, F83)', async (_, payload, ended) => {
    await serve();
    const all = [ANA, EVA, ELSEWHERE, ''];
    const client = await subscribers(...all);

    await leave(payload);
    await add('1');

    const kept = all.filter((one) => !ended.includes(one));
    expect(await arrived(client)).toEqual([
      ...ended.map((one) => `complete ${one}`),
      ...kept.map((one) => `data ${one}`),
    ]);
  });

  it('leaves the socket open, and the id free', async () => {
    await serve();
    const client = await subscribers(ANA);

    await leave(ANA);
    await client.next('complete');
    client.start(ANA, added(ANA));

    expect(await client.next('start_ack', 'error')).toEqual({ type: 'start_ack', id: ANA });
  });

  it('is nothing to the client of Amplify: it hears no more, is told nothing, and goes on with others', async () => {
    await serve();
    const endpoint = served.url.replace('http:', 'HTTP:');
    Amplify.configure({
      API: { GraphQL: { endpoint, region: 'eu-west-1', defaultAuthMode: 'apiKey', apiKey: API_KEY } },
    });
    const told: string[] = [];
    const ana = await followed(ANA, told);
    const other = await followed('', told);

    await leave(ANA);
    const pushed = other.next();
    await add('1');
    await pushed;

    expect(told).toEqual([' next']);
    ana.unsubscribe();
    other.unsubscribe();
  });
});
