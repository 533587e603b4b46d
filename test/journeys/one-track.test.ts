import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, type RealtimeClient } from '../../local/appsync/testing/realtime-client.ts';
import { registerParcel, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

const RULE = 'KeyRequestsOfSeveralTracks';
const TRACK =
  'query ($trackingNumber: String!) { track(trackingNumber: $trackingNumber) { trackingNumber status } }';

let system: RunningSystem;
let parcels: [Parcel, Parcel];
let key: Record<string, string>;
const sockets: RealtimeClient[] = [];

beforeAll(async () => {
  system = await runningSystem();
  const admin = await system.signInAs('admin');
  parcels = [await registerParcel(admin), await registerParcel(admin)];
  admin.close();
  key = { 'x-api-key': system.outputs.API.GraphQL.apiKey ?? '' };
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
afterAll(() => system.stop());

const numbers = () => parcels.map(({ trackingNumber }) => trackingNumber) as [string, string];

async function ask(query: string, variables: object = {}, headers = key) {
  return send(JSON.stringify({ query, variables }), headers);
}

async function send(body: string, headers = key) {
  const response = await fetch(system.cloud.graphqlUrl, { method: 'POST', headers, body });
  return { status: response.status, json: (await response.json()) as { data?: object; errors?: object[] } };
}

const callsOf = () => system.cloud.dataApiCalls().filter(({ via }) => via === 'resolver').length;

describe('a stranger with the public key', () => {
  it('tracks one package a request', async () => {
    const [trackingNumber] = numbers();

    const { json } = await ask(TRACK, { trackingNumber });

    expect(json).toEqual({ data: { track: { trackingNumber, status: 'REGISTERED' } } });
  });

  it('is answered alike for a number that there is not and for one that was mistyped', async () => {
    const [number] = numbers();
    const mistyped = `${number.slice(0, 15)}${number.endsWith('0') ? '1' : '0'}`;
    const answers = [mistyped, '0000000000000000', '', "' or 1=1 --"].map(async (trackingNumber) =>
      ask(TRACK, { trackingNumber }),
    );

    expect(await Promise.all(answers)).toEqual(
      answers.map(() => ({ status: 200, json: { data: { track: null } } })),
    );
  });

  it('does not track two, whatever they are called and wherever they stand', async () => {
    const [one, other] = numbers();
    const field = (number: string) => `track(trackingNumber: "${number}") { status }`;
    const before = callsOf();
    const documents = [
      `{ a: ${field(one)} b: ${field(other)} }`,
      `{ ...A b: ${field(other)} } fragment A on Query { ${field(one)} }`,
      `{ a: track # ( \n (trackingNumber: "${one}") { status }, b: track,,(trackingNumber: "${other}") { status } }`,
      `query A { ${field(one)} } query track { b: ${field(other)} }`,
      `{ ${field(one)} trackByLink(secret: "x") { expiresAt } }`,
    ];

    for (const document of documents) expect((await ask(document)).status).toBe(403);
    const escaped = `{"query":${JSON.stringify(documents[0]).replaceAll('track(', String.raw`\u0074\u0072ack\u0028`)}}`;
    expect((await send(escaped)).status).toBe(403);
    expect((await send(JSON.stringify(documents.map((query) => ({ query }))))).status).toBe(403);

    expect(system.cloud.refusals().slice(-7)).toEqual(Array(7).fill(RULE));
    expect(callsOf()).toBe(before);
  });

  it('cannot name the package otherwise than by the variable, so that the request is about one', async () => {
    const [one] = numbers();

    const { json } = await ask(`{ track(trackingNumber: "${one}") { status } }`);

    expect(json).toMatchObject({ data: { track: null }, errors: [{ errorType: 'INVALID_INPUT' }] });
  });

  it('cannot ask in the address, not even where a socket opens', async () => {
    const url = `${system.cloud.graphqlUrl.replace('http', 'ws')}/realtime?query={__typename}`;
    const response = await fetch(url.replace('ws', 'http'), {
      headers: { ...key, connection: 'upgrade', upgrade: 'websocket' },
    }).catch(() => undefined);

    expect(response?.status ?? 403).not.toBe(200);
    const { status } = await fetch(`${system.cloud.graphqlUrl}?query={__typename}`, { headers: key });
    expect(status).toBe(403);
  });
});

describe('a stranger at the socket, whose frames no firewall reads', () => {
  const opened = () => {
    const socket = connect(system.cloud.graphqlUrl, { host: 'localhost', ...key });
    sockets.push(socket);
    return socket;
  };
  const field = (number: string) => `onPublicTracking(trackingNumber: "${number}") { status }`;

  it('follows one package with one subscription', async () => {
    const socket = opened();
    const query = 'subscription ($n: String!) { onPublicTracking(trackingNumber: $n) { status } }';

    socket.start('1', query, { variables: { n: numbers()[0] } });

    expect(await socket.next('start_ack', 'error')).toMatchObject({ type: 'start_ack', id: '1' });
  });

  it.each([
    ['two names', ([one, other]: [string, string]) => `subscription { a: ${field(one)} b: ${field(other)} }`],
    [
      'a fragment',
      ([one, other]: [string, string]) =>
        `subscription { ...A b: ${field(other)} } fragment A on Subscription { ${field(one)} }`,
    ],
    [
      'a fragment without a name',
      ([one, other]: [string, string]) =>
        `subscription { ${field(one)} ... @include(if: true) { b: ${field(other)} } }`,
    ],
    ['a query', ([one]: [string, string]) => `query { track(trackingNumber: "${one}") { status } }`],
    ['two queries', ([one, other]: [string, string]) => `{ a: ${field(one)} b: ${field(other)} }`],
    [
      'a mutation',
      () => 'mutation { setLinkPreferences(secret: "x", input: { language: "de" }) { language } }',
    ],
    [
      'two operations',
      ([one, other]: [string, string]) =>
        `subscription A { ${field(one)} } subscription B { ${field(other)} }`,
    ],
  ] as [string, (numbers: [string, string]) => string][])('is refused more: %s', async (_, document) => {
    const before = callsOf();
    const socket = opened();

    socket.start('1', document(numbers()));

    const answer = await socket.next('start_ack', 'error');
    expect(answer).toMatchObject({ type: 'error' });
    expect(callsOf()).toBe(before);
  });

  it('has a hundred subscriptions, and no more (F74)', async () => {
    const socket = opened();
    const query = `subscription { ${field(numbers()[0])} }`;
    for (let id = 0; id < 101; id += 1) socket.start(String(id), query);

    const answers = await Promise.all(Array.from({ length: 101 }, () => socket.next('start_ack', 'error')));

    expect(answers.filter(({ type }) => type === 'start_ack')).toHaveLength(100);
  });

  it('finds nothing out about a number that there is not', async () => {
    const socket = opened();
    for (const [id, number] of ['0000000000000000', 'x', "'"].entries())
      socket.start(String(id), `subscription { ${field(number)} }`);

    const answers = await Promise.all([0, 1, 2].map(() => socket.next('start_ack', 'error')));

    expect(new Set(answers.map(({ type, payload }) => JSON.stringify({ type, payload }))).size).toBe(1);
    expect(answers[0]?.type).toBe('error');
  });
});
