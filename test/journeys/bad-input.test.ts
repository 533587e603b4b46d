import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTokenOf } from '../../demo/graphql-client.ts';
import { GetPackageDocument, RecordScanDocument } from '../../graphql/generated/graphql.ts';
import { officeIds, registerParcel, type Parcel } from './parcels.ts';
import { endpointsOf, runningSystem, type RunningSystem } from './running-system.ts';

type Answer = {
  status: number;
  body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; errorType?: string; path?: unknown; locations?: unknown }[];
  };
};

let system: RunningSystem;
let token: string;
let parcel: Parcel;
let lisbon: string;

beforeAll(async () => {
  system = await runningSystem();
  const { username, password } = system.userOf('clerk', 'LIS1');
  token = await accessTokenOf(endpointsOf(system.outputs), username, password);
  const clerk = await system.signInAs('clerk', 'LIS1');
  parcel = await registerParcel(clerk);
  lisbon = (await officeIds(clerk))['LIS1'] as string;
  await system.cloud.idle();
});

afterAll(() => system.stop());

async function post(
  body: string,
  headers: Record<string, string> = { authorization: token },
): Promise<Answer> {
  const response = await fetch(system.cloud.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

function query(text: string, variables: unknown = {}, headers?: Record<string, string>): Promise<Answer> {
  return post(JSON.stringify({ query: text, variables }), headers);
}

function scanWith(change: Record<string, unknown>): Promise<Answer> {
  const input = {
    scanId: crypto.randomUUID(),
    trackingNumber: parcel.trackingNumber,
    kind: 'ACCEPT',
    occurredAt: new Date().toISOString(),
    officeId: lisbon,
    ...change,
  };
  return query(RecordScanDocument.toString(), { input });
}

async function versionNow(): Promise<number> {
  const { body } = await query(GetPackageDocument.toString(), { id: parcel.id });
  return (body.data?.['getPackage'] as { version: number }).version;
}

describe('a request that is not GraphQL', () => {
  it.each([
    ['malformed JSON', '{"query": '],
    ['no query', '{}'],
    ['a list', '[]'],
    ['a syntax error', '{"query":"{ getPackage( }"}'],
  ])('is refused: %s', async (_, body) => {
    const answer = await post(body);

    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]?.message).toBeTruthy();
  });

  it('is answered with a validation error for a field that does not exist', async () => {
    const answer = await query('{ getPackage(id: "1") { colour } }');

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      data: null,
      errors: [{ path: null, message: expect.stringContaining('FieldUndefined') as string }],
    });
  });
});

describe('a caller who may not call', () => {
  it.each([
    ['without credentials', {}],
    ['with an unknown API key', { 'x-api-key': 'da2-00000000000000000000000000' }],
    ['with something that is no token', { authorization: 'let-me-in' }],
  ])('gets 401 %s', async (_, headers) => {
    const answer = await query('{ listOffices { items { id } } }', {}, headers as Record<string, string>);

    expect(answer.status).toBe(401);
    expect(answer.body.errors?.[0]?.errorType).toBe('UnauthorizedException');
  });

  it('gets 401 with a token that somebody else has signed', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const foreign = await new SignJWT({ ...claimsOf(token), 'cognito:groups': ['admin'] })
      .setProtectedHeader({ ...headerOf(token), alg: 'RS256' })
      .sign(privateKey);

    const answer = await query('{ listOffices { items { id } } }', {}, { authorization: foreign });

    expect(answer.status).toBe(401);
  });

  it('gets an error and no data for a mutation that is not for people', async () => {
    const answer = await query('mutation { publishPackageEvent(event: "{}") { id } }');

    expect(answer).toMatchObject({
      status: 200,
      body: { data: { publishPackageEvent: null }, errors: [{ errorType: 'Unauthorized' }] },
    });
  });
});

describe('a scan that cannot be', () => {
  it.each([
    [
      'of a package that does not exist',
      { trackingNumber: undefined, packageId: crypto.randomUUID() },
      'NOT_FOUND',
    ],
    ['with an id that is none', { trackingNumber: undefined, packageId: 'x' }, 'NOT_FOUND'],
    ['at an office that does not exist', { officeId: crypto.randomUUID() }, 'NOT_FOUND'],
    ['with neither id nor tracking number', { trackingNumber: undefined }, 'INVALID_INPUT'],
    ['in a zone that does not exist', { timeZone: 'Mars/Olympus' }, 'INVALID_INPUT'],
    ['with a scan id of one character', { scanId: 'x' }, 'INVALID_INPUT'],
    ['with a scan id of blanks', { scanId: ' '.repeat(10) }, 'INVALID_INPUT'],
    ['in a year of five digits, in UTC', { occurredAt: '9999-12-31T23:59:59-05:00' }, 'INVALID_INPUT'],
    ['with half of a surrogate pair', { note: 'a\udc00' }, 'INVALID_INPUT'],
    ['with the character U+0000', { note: 'a\u0000' }, 'INVALID_INPUT'],
    ['with a note of a thousand and one characters', { note: 'x'.repeat(1001) }, 'INVALID_INPUT'],
  ])('is refused %s', async (_, change, code) => {
    const before = await versionNow();

    const answer = await scanWith(change);

    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({ recordScan: null });
    expect(answer.body.errors?.map(({ errorType }) => errorType)).toEqual([code]);
    expect(await versionNow()).toBe(before);
  });

  it.each([
    ['a kind that does not exist', { kind: 'TELEPORT' }],
    ['a time without a zone', { occurredAt: '2026-01-01T10:00:00' }],
    ['a field that does not exist', { colour: 'red' }],
  ])('is refused by the schema: %s', async (_, change) => {
    const before = await versionNow();

    const answer = await scanWith(change);

    expect(answer.status).toBe(200);
    expect(answer.body.errors).toHaveLength(1);
    expect(await versionNow()).toBe(before);
  });

  it('is refused when its id was used for another scan', async () => {
    const scanId = crypto.randomUUID();
    await scanWith({ scanId });
    const before = await versionNow();

    const answer = await scanWith({ scanId, kind: 'DEPART' });

    expect(answer.body.errors?.[0]?.errorType).toBe('SCAN_ID_REUSED');
    expect(await versionNow()).toBe(before);
  });
});

describe('a tracking number with one wrong character', () => {
  it('is refused wherever the character stands', async () => {
    const mistyped = [...parcel.trackingNumber].map((character, place) => {
      const other = character === '7' ? '8' : '7';
      return parcel.trackingNumber.slice(0, place) + other + parcel.trackingNumber.slice(place + 1);
    });

    const answers = await Promise.all(mistyped.map((trackingNumber) => scanWith({ trackingNumber })));

    expect(new Set(answers.map(({ body }) => body.errors?.[0]?.errorType))).toEqual(
      new Set(['INVALID_TRACKING_NUMBER']),
    );
  });
});

describe('a page that cannot be', () => {
  it.each([
    ['limit 0', '{ listPackages(limit: 0) { nextToken } }'],
    ['limit 101', '{ listPackages(limit: 101) { nextToken } }'],
    ['a token that is none', '{ listPackages(nextToken: "x") { nextToken } }'],
  ])('is refused: %s', async (_, text) => {
    const answer = await query(text);

    expect(answer.body.errors?.map(({ errorType }) => errorType)).toEqual(['INVALID_INPUT']);
  });
});

function claimsOf(jwt: string): Record<string, unknown> {
  return partOf(jwt, 1);
}

function headerOf(jwt: string): { kid: string } {
  return partOf(jwt, 0) as { kid: string };
}

function partOf(jwt: string, index: number): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[index] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}
