import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { anApi, answering, coded } from '../testing/api-definition.ts';
import { connect, KEY_HEADERS, realtimeUrl, speak, type RealtimeClient } from '../testing/realtime-client.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import { aUserPool, type TestPool } from '../testing/user-pool.ts';

const SCHEMA = `
  type Note @aws_api_key @aws_cognito_user_pools { id: ID }
  type Query { note: Note }
  type Mutation { add(id: ID): Note @aws_api_key }
  type Subscription {
    added(id: ID): Note @aws_subscribe(mutations: ["add"]) @aws_api_key @aws_cognito_user_pools
    forStaff: Note @aws_subscribe(mutations: ["add"]) @aws_cognito_user_pools(cognito_groups: ["staff"])
    guarded(id: ID!): Note @aws_subscribe(mutations: ["add"]) @aws_api_key
  }
`;
const ADDED = 'subscription { added { id } }';

describe('a connection', () => {
  let pool: TestPool;
  let served: ServedApi;
  let client: RealtimeClient;

  beforeAll(async () => {
    pool = await aUserPool();
    const guard = `export function request(ctx) { return { payload: null }; }
      export function response(ctx) { if (ctx.args.id !== 'mine') { util.error('No such note.', 'NOT_FOUND'); } return { id: 'no' }; }`;
    served = await serveApi(
      anApi({
        schema: SCHEMA,
        additionalAuth: ['AMAZON_COGNITO_USER_POOLS'],
        userPools: [pool.auth],
        resolvers: [
          answering('Mutation.add', '{ id: ctx.args.id }'),
          coded('Subscription.guarded', 'none', guard),
        ],
      }),
    );
  });
  afterAll(() => served.close());
  beforeEach(() => {
    client = connect(served.url);
  });
  afterEach(() => client.close());

  const add = (id: string) => served.query(`mutation { add(id: "${id}") { id } }`);

  it('starts, delivers, stops and completes (F70)', async () => {
    client.send({ type: 'connection_init' });
    await client.next('connection_ack');
    client.start('one', ADDED);
    expect(await client.next('start_ack')).toEqual({ type: 'start_ack', id: 'one' });

    await add('1');
    expect(await client.next('data')).toEqual({
      type: 'data',
      id: 'one',
      payload: { data: { added: { id: '1' } } },
    });

    client.send({ type: 'stop', id: 'one' });
    expect(await client.next('complete')).toEqual({ type: 'complete', id: 'one' });
    await add('2');
    await served.api.idle();
    client.start('two', ADDED);
    await client.next('start_ack');
    expect(client.unread()).toEqual([]);
  });

  it('hears nothing between connection_init and its acknowledgement (F71)', async () => {
    client.send({ type: 'connection_init' });
    client.start('early', ADDED);
    await client.next('connection_ack');
    client.start('late', ADDED);

    expect(await client.next('start_ack', 'error')).toEqual({ type: 'start_ack', id: 'late' });
  });

  it('can start without connection_init (F109)', async () => {
    client.start('one', ADDED);

    expect((await client.next('start_ack', 'error')).type).toBe('start_ack');
  });

  it('refuses an id that is in use, and keeps who has it (F71)', async () => {
    client.start('one', ADDED);
    client.start('one', ADDED);

    expect(await client.next('error')).toMatchObject({
      id: 'one',
      payload: { errors: [{ errorType: 'DuplicatedOperationError' }] },
    });
    await client.next('start_ack');
    await add('1');
    expect((await client.next('data')).id).toBe('one');
  });

  it('takes an id again that is free again', async () => {
    client.start('one', ADDED);
    await client.next('start_ack');
    client.send({ type: 'stop', id: 'one' });

    client.start('one', ADDED);

    expect(await client.next('start_ack')).toEqual({ type: 'start_ack', id: 'one' });
  });

  it('has room for 100 subscriptions (F71, F74)', async () => {
    for (let index = 0; index <= 100; index++) client.start(`s${index}`, ADDED);

    expect(await client.next('error')).toMatchObject({
      id: 's100',
      payload: { errors: [{ errorType: 'MaxSubscriptionsReachedError' }] },
    });
  });

  it('authorises each start by its own mode (F72)', async () => {
    const authorization = {
      Authorization: await pool.token({ 'cognito:groups': ['staff'] }),
      host: 'localhost',
    };

    client.start('key', 'subscription { forStaff { id } }');
    const refused = await client.next('error', 'start_ack');
    client.start('staff', 'subscription { forStaff { id } }', { authorization });
    const taken = await client.next('error', 'start_ack');

    expect(refused).toMatchObject({
      type: 'error',
      id: 'key',
      payload: {
        errors: [
          { errorType: 'Unauthorized', message: 'Not Authorized to access forStaff on type Subscription' },
        ],
      },
    });
    expect(taken).toEqual({ type: 'start_ack', id: 'staff' });
  });

  it('refuses a start without credentials', async () => {
    client.start('one', ADDED, { authorization: {} });

    expect(await client.next('error')).toMatchObject({
      id: 'one',
      payload: { errors: [{ errorType: 'UnauthorizedException' }] },
    });
  });

  it('lets the resolver of the field refuse, and delivers nothing of what it returns (F78)', async () => {
    client.start('theirs', 'subscription { guarded(id: "theirs") { id } }');
    const refused = await client.next('error', 'start_ack');
    client.start('mine', 'subscription { guarded(id: "mine") { id } }');
    await client.next('start_ack');

    expect(refused).toMatchObject({
      id: 'theirs',
      payload: { errors: [{ path: ['guarded'], errorType: 'NOT_FOUND', message: 'No such note.' }] },
    });
    expect(client.unread()).toEqual([]);
  });

  it.each([
    ['an unknown field (F72)', 'subscription { nope { id } }', /^Validation error of type FieldUndefined/],
    ['a query', '{ note { id } }', /^query not supported through the realtime channel$/],
    ['what is no GraphQL', 'subscription {', /^Unable to parse GraphQL query\.$/],
  ])('answers %s with an error that has the id', async (_, query, message) => {
    client.start('one', query);

    const { id, payload } = await client.next('error');

    expect([id, payload?.errors?.[0]?.message]).toEqual(['one', expect.stringMatching(message)]);
  });

  it('survives what it does not understand', async () => {
    const socket = new WebSocket(realtimeUrl(served.url), [
      'graphql-ws',
      `header-${Buffer.from(JSON.stringify(KEY_HEADERS)).toString('base64url')}`,
    ]);
    const rough = speak(socket);
    await new Promise((resolve) => socket.once('open', resolve));

    socket.send('{not json');
    rough.send({ type: 'mystery', id: 'm' });
    rough.send({ id: 'n', type: 'start' });

    expect(
      [await rough.next('error'), await rough.next('error'), await rough.next('error')].map(({ id }) => id),
    ).toEqual([undefined, 'm', 'n']);
    rough.close();
  });
});
