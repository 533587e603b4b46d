import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembly } from '../../commands/assembly.ts';
import { OnOfficeEventDocument } from '../../graphql/generated/graphql.ts';
import { connect } from '../../local/appsync/testing/realtime-client.ts';
import { startLocalCloud, type LocalCloud } from '../../local/local-cloud.ts';
import { plantSeed } from '../../seed/plant.ts';
import { demoUsers } from '../../seed/users.ts';
import { forgeries, partOf, signed, type Genuine } from './forgeries.ts';

const folder = mkdtempSync(join(tmpdir(), 'postroom-tokens-'));

let cloud: LocalCloud;
let genuine: Genuine;
let forged: [string, string][];
let officeId: string;

beforeAll(async () => {
  cloud = await start();
  await plantSeed(cloud, new Date(), { packages: 'none' });
  // the pool writes its key when it ends, so a forger who has it comes to the second cloud
  await cloud.stop();
  cloud = await start();
  genuine = await signIn();
  forged = Object.entries(forgeries(genuine));
  officeId = (await officesFor(genuine.token)).offices?.[0]?.id ?? '';
});

afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<LocalCloud> {
  return startLocalCloud({ assembly: await assembly({ log: () => undefined }), dataDirectory: folder });
}

async function signIn(): Promise<Genuine> {
  const admin = demoUsers().find(({ role }) => role === 'admin');
  const { userPoolClientId, userPoolEndpoint } = cloud.outputs.Auth.Cognito;
  const cognito = new CognitoIdentityProviderClient({ endpoint: userPoolEndpoint, region: 'eu-west-1' });
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: userPoolClientId,
      AuthParameters: { USERNAME: admin?.username ?? '', PASSWORD: admin?.password ?? '' },
    }),
  );
  const { AccessToken = '', IdToken = '', RefreshToken = '' } = AuthenticationResult ?? {};
  return {
    token: AccessToken,
    header: partOf(AccessToken, 0),
    claims: partOf(AccessToken, 1),
    poolKey: createPrivateKey({ key: storedPool().key as never, format: 'jwk' }),
    idToken: IdToken,
    refreshToken: RefreshToken,
  };
}

function poolFile(): string {
  const state = join(folder, 'state');
  return join(state, readdirSync(state).find((name) => /^cognito-.*\.json$/.test(name)) ?? '');
}

function storedPool(): Record<string, unknown> {
  return JSON.parse(readFileSync(poolFile(), 'utf8')) as Record<string, unknown>;
}

async function officesFor(authorization: string) {
  const response = await fetch(cloud.graphqlUrl, {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify({ query: '{ listOffices { items { id } } }' }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { listOffices?: { items: { id: string }[] } | null } | null;
    errors?: { errorType: string }[];
  };
  return { offices: data?.listOffices?.items, errorType: errors?.[0]?.errorType };
}

/** How a socket ends that is opened and subscribed with this. */
async function subscribedWith(token: string): Promise<string> {
  const authorization = { Authorization: token, host: new URL(cloud.graphqlUrl).host };
  const client = connect(cloud.graphqlUrl, authorization);
  client.send({ type: 'connection_init' });
  const greeting = await client.next('connection_ack', 'connection_error');
  if (greeting.type === 'connection_ack') startWith(client, 'only', authorization);
  const { type } = greeting.type === 'connection_ack' ? await client.next('start_ack', 'error') : greeting;
  client.close();
  return type;
}

function startWith(client: ReturnType<typeof connect>, id: string, authorization: object): void {
  client.start(id, OnOfficeEventDocument.toString(), { variables: { officeId }, authorization });
}

describe('a token', () => {
  it('opens the API and a subscription if its pool has issued it', async () => {
    const own = signed(genuine.header, genuine.claims, genuine.poolKey);

    expect((await officesFor(own)).offices?.length).toBeGreaterThan(0);
    expect(await subscribedWith(genuine.token)).toBe('start_ack');
  });

  it('opens nothing over HTTP if it is forged or misused (F97, F115)', async () => {
    const answers = await Promise.all(
      forged.map(async ([what, token]) => ({ what, ...(await officesFor(token)) })),
    );

    expect(answers.filter(({ offices }) => offices)).toEqual([]);
    expect(answers.filter(({ errorType }) => !errorType?.startsWith('Unauthorized'))).toEqual([]);
    console.log(`${answers.length} forged or misused tokens over HTTP, 0 accepted`);
    expect(answers.length).toBeGreaterThanOrEqual(25);
  });

  it('opens no socket that hears anything if it is forged or misused (F71)', async () => {
    const ends = await Promise.all(forged.map(async ([what, token]) => [what, await subscribedWith(token)]));

    expect(ends.filter(([, end]) => end === 'start_ack')).toEqual([]);
    console.log(`${ends.length} forged or misused tokens over WebSocket, 0 accepted`);
  });

  it('starts nothing on an honest socket if it is forged or misused', async () => {
    const host = new URL(cloud.graphqlUrl).host;
    const client = connect(cloud.graphqlUrl, { Authorization: genuine.token, host });
    client.send({ type: 'connection_init' });
    await client.next('connection_ack');

    for (const [what, token] of forged) startWith(client, what, { Authorization: token, host });
    const ends = [];
    for (const _ of forged) ends.push(await client.next('start_ack', 'error'));
    client.close();

    expect(ends.filter(({ type }) => type === 'start_ack').map(({ id }) => id)).toEqual([]);
    expect(new Set(ends.map(({ id }) => id)).size).toBe(forged.length);
  });

  it('opens nothing once its pool has another key', async () => {
    await cloud.stop();
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
    writeFileSync(poolFile(), JSON.stringify({ ...storedPool(), key }));
    cloud = await start();

    const old = await officesFor(genuine.token);
    const fresh = await officesFor((await signIn()).token);

    expect([old.errorType, fresh.errorType]).toEqual(['UnauthorizedException', undefined]);
  });
});
