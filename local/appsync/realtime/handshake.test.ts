import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { anApi, API_KEY, credentials } from '../testing/api-definition.ts';
import { connect, KEY_HEADERS, realtimeUrl, speak } from '../testing/realtime-client.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import { aUserPool, type TestPool } from '../testing/user-pool.ts';

const SCHEMA = `
  type Note @aws_api_key @aws_iam { id: ID }
  type Query { note: Note }
  type Mutation { add: Note }
  type Subscription { added: Note @aws_subscribe(mutations: ["add"]) @aws_api_key @aws_iam }
`;

describe('the handshake', () => {
  let pool: TestPool;
  let served: ServedApi;
  beforeAll(async () => {
    pool = await aUserPool();
    served = await serveApi(
      anApi({
        schema: SCHEMA,
        additionalAuth: ['AWS_IAM', 'AMAZON_COGNITO_USER_POOLS'],
        userPools: [pool.auth],
      }),
    );
  });
  afterAll(() => served.close());

  const signer = new SignatureV4({
    credentials: credentials.developer,
    region: 'eu-west-1',
    service: 'appsync',
    sha256: Sha256,
  });

  /** As F69 and F111 say: the headers, the path and the text that are signed. */
  async function signed(path: string, body: string): Promise<Record<string, string>> {
    const headers = {
      accept: 'application/json, text/javascript',
      'content-encoding': 'amz-1.0',
      'content-type': 'application/json; charset=UTF-8',
      host: new URL(served.url).host,
    };
    const request = { method: 'POST', protocol: 'http:', hostname: 'localhost', path, headers, body };
    return (await signer.sign(request)).headers;
  }

  it.each([
    ['a subprotocol', () => connect(served.url)],
    [
      'the query string',
      () => {
        const header = Buffer.from(JSON.stringify(KEY_HEADERS)).toString('base64');
        return speak(
          new WebSocket(
            `${realtimeUrl(served.url)}?header=${encodeURIComponent(header)}&payload=e30=`,
            'graphql-ws',
          ),
        );
      },
    ],
    [
      'plain headers',
      () =>
        speak(new WebSocket(realtimeUrl(served.url), 'graphql-ws', { headers: { 'x-api-key': API_KEY } })),
    ],
  ])('takes credentials from %s (F68)', async (_, open) => {
    const client = open();
    client.send({ type: 'connection_init' });

    const acknowledged = await client.next('connection_ack', 'connection_error');
    const keepAlive = await client.next('ka');
    client.close();

    expect(acknowledged).toEqual({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
    expect(keepAlive).toEqual({ type: 'ka' });
  });

  it('selects the subprotocol graphql-ws (F68)', async () => {
    const socket = new WebSocket(realtimeUrl(served.url), ['graphql-ws', 'header-e30']);
    await new Promise((resolve) => socket.once('open', resolve));

    const { protocol } = socket;
    socket.close();

    expect(protocol).toBe('graphql-ws');
  });

  it('turns away who does not offer it', async () => {
    const socket = new WebSocket(realtimeUrl(served.url), 'graphql-transport-ws');

    const fault = await new Promise<Error>((resolve) => socket.once('error', resolve));

    expect(fault.message).toContain('400');
  });

  it.each([
    ['an unknown key', { 'x-api-key': 'da2-unknown' }, 'You are not authorized to make this call.'],
    ['nothing', {}, 'Missing authorization header'],
    ['an unsigned token', { Authorization: 'x' }, 'Valid authorization header not provided.'],
  ])('answers %s with connection_error, and closes (F71)', async (_, headers, message) => {
    const client = connect(served.url, headers);
    client.send({ type: 'connection_init' });

    const frame = await client.next('connection_ack', 'connection_error');

    expect(frame.payload?.errors).toEqual([{ errorType: 'UnauthorizedException', message, errorCode: 401 }]);
    expect(await client.closed).toEqual([1008, 'UnauthorizedException']);
  });

  it('answers also who says nothing', async () => {
    const client = connect(served.url, { Authorization: await (await aUserPool()).token() });

    expect((await client.next('connection_error')).payload?.errors?.[0]?.errorCode).toBe(401);
  });

  it('is signed over /graphql/connect, and a start over the text of its payload (F69, F111)', async () => {
    const query = 'subscription { added { id } }';
    const client = connect(served.url, await signed('/graphql/connect', '{}'));
    const authorization = await signed('/graphql', JSON.stringify({ query, variables: {} }));

    client.send({ type: 'connection_init' });
    await client.next('connection_ack');
    client.start('good', query, { authorization });
    const good = await client.next('start_ack', 'error');
    client.start('bad', 'subscription { other: added { id } }', { authorization });
    const bad = await client.next('start_ack', 'error');
    client.close();

    expect(good).toMatchObject({ type: 'start_ack', id: 'good' });
    expect(bad).toMatchObject({
      type: 'error',
      id: 'bad',
      payload: { errors: [{ errorType: 'InvalidSignatureException' }] },
    });
  });

  it('ends with the token it was made with', async () => {
    const token = await pool.token({ exp: Math.floor(Date.now() / 1000) + 2 });
    const client = connect(served.url, { Authorization: token });

    expect(await client.closed).toEqual([1008, 'Token has expired.']);
  });
});
