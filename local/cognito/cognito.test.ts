import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { Amplify } from 'aws-amplify';
import { confirmSignIn, fetchAuthSession, getCurrentUser, signIn, signOut } from 'aws-amplify/auth';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../testing/memory-store.ts';
import type { ServiceEndpoint } from '../testing/service-endpoint.ts';
import { serveService } from '../testing/service-endpoint.ts';
import { createCognito } from './cognito.ts';
import type { Cognito } from './types.ts';

const CLOUD = { region: 'eu-west-1', accountId: '000000000000' };
const PASSWORD = 'Corr3ct-horse';

const store = memoryStore();
let cognito: Cognito;
let endpoint: ServiceEndpoint;
let userPoolId: string;
let clientId: string;

/** As the stack of a template makes them. */
function createResources(target: Cognito) {
  const { id } = target.createUserPool('Users', {});
  target.createGroup(id, { GroupName: 'staff' });
  return { id, clientId: target.createClient(id, 'Web', {}).clientId };
}

beforeAll(async () => {
  cognito = createCognito({ cloud: CLOUD, store });
  ({ id: userPoolId, clientId } = createResources(cognito));
  endpoint = await serveService(cognito.service);
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: endpoint.url } },
  });

  const sdk = new CognitoIdentityProviderClient({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const user = { UserPoolId: userPoolId, Username: 'clerk' };
  await sdk.send(
    new AdminCreateUserCommand({ ...user, UserAttributes: [{ Name: 'email', Value: 'c@example.com' }] }),
  );
  await sdk.send(new AdminSetUserPasswordCommand({ ...user, Password: PASSWORD, Permanent: true }));
  await sdk.send(new AdminAddUserToGroupCommand({ ...user, GroupName: 'staff' }));
  await sdk.send(
    new AdminCreateUserCommand({ ...user, Username: 'newcomer', TemporaryPassword: 'Temp0rary!' }),
  );
  sdk.destroy();
});

afterEach(() => signOut());
afterAll(() => endpoint.close());

describe('Amplify', () => {
  it('signs in with its default flow, against an endpoint with a path (F113)', async () => {
    const { nextStep } = await signIn({ username: 'clerk', password: PASSWORD });

    expect(nextStep.signInStep).toBe('DONE');
    expect((await getCurrentUser()).username).toBe('clerk');
    const { tokens } = await fetchAuthSession();
    expect(tokens?.accessToken.payload['cognito:groups']).toEqual(['staff']);
    expect(tokens?.idToken?.payload).toMatchObject({ email: 'c@example.com', token_use: 'id' });
  });

  it('gets new tokens for the same sign-in (F113)', async () => {
    await signIn({ username: 'clerk', password: PASSWORD });
    const before = (await fetchAuthSession()).tokens?.accessToken;

    const after = (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken;

    expect(after?.toString()).not.toBe(before?.toString());
    expect(after?.payload['origin_jti']).toBe(before?.payload['origin_jti']);
  });

  it('is told that the password is wrong (F114)', async () => {
    await expect(signIn({ username: 'clerk', password: 'Wr0ng-horse' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  it('asks a newcomer for a password of their own', async () => {
    const { nextStep } = await signIn({ username: 'newcomer', password: 'Temp0rary!' });
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
    await expect(confirmSignIn({ challengeResponse: 'weak' })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });

    const confirmed = await confirmSignIn({ challengeResponse: 'My-0wn-horse' });

    expect(confirmed.nextStep.signInStep).toBe('DONE');
  });

  it('ends the sign-in everywhere', async () => {
    await signIn({ username: 'clerk', password: PASSWORD });

    await signOut({ global: true });

    await expect(getCurrentUser()).rejects.toMatchObject({ name: 'UserUnAuthenticatedException' });
  });
});

describe('a token', () => {
  it('says of which kind it is, and for which client and groups (F114)', async () => {
    await signIn({ username: 'clerk', password: PASSWORD });

    const { tokens } = await fetchAuthSession();

    const groups = { 'cognito:groups': ['staff'] };
    expect(tokens?.accessToken.payload).toMatchObject({
      token_use: 'access',
      client_id: clientId,
      username: 'clerk',
      ...groups,
    });
    expect(tokens?.idToken?.payload).toMatchObject({
      token_use: 'id',
      aud: clientId,
      email: 'c@example.com',
      ...groups,
    });
    expect(tokens?.accessToken.payload).not.toHaveProperty('aud');
    expect(tokens?.idToken?.payload).not.toHaveProperty('client_id');
  });

  async function verified(token: string | undefined, tokenUse: 'access' | 'id', keysOf = cognito) {
    const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse });
    verifier.cacheJwks((await keysOf.jwks(userPoolId)) as unknown as Jwks);
    return verifier.verify(token ?? '');
  }

  it('is accepted by the verifier that AWS publishes, after a restart too (F115)', async () => {
    await signIn({ username: 'clerk', password: PASSWORD });
    const { tokens } = await fetchAuthSession();

    const restarted = createCognito({ cloud: CLOUD, store: store.restarted() });
    createResources(restarted);

    expect(await verified(tokens?.accessToken.toString(), 'access', restarted)).toMatchObject({
      username: 'clerk',
    });
    expect(await verified(tokens?.idToken?.toString(), 'id')).toMatchObject({ 'cognito:username': 'clerk' });
  });

  it('has its public key where Cognito publishes it', async () => {
    const keys = await fetch(`${endpoint.url}/${userPoolId}/.well-known/jwks.json`);
    const unknown = await fetch(`${endpoint.url}/eu-west-1_Unknown00/.well-known/jwks.json`);

    expect(await keys.json()).toEqual(await cognito.jwks(userPoolId));
    expect(JSON.stringify(await cognito.jwks(userPoolId))).not.toContain('"d"');
    expect(unknown.status).toBe(404);
  });
});

describe('a user pool', () => {
  it('has ids of the form that clients check, the same at each start (F113)', () => {
    const again = createResources(createCognito({ cloud: CLOUD, store: memoryStore() }));

    expect(userPoolId).toMatch(/^eu-west-1_[A-Za-z0-9]{9}$/);
    expect(clientId).toMatch(/^[a-z0-9]{26}$/);
    expect(again).toEqual({ id: userPoolId, clientId });
  });

  it('keeps no password, but what can check one', () => {
    const written = JSON.stringify(store.restarted().read(`cognito-${userPoolId}`));

    expect(written).toContain('verifier');
    expect(written).not.toContain(PASSWORD);
  });

  it('answers a browser of any origin (F113)', async () => {
    const preflight = await fetch(endpoint.url, {
      method: 'OPTIONS',
      headers: { origin: 'http://shop.test', 'access-control-request-headers': 'content-type,x-amz-target' },
    });

    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type,x-amz-target');
  });

  it.each([
    ['an operation that there is not', 'Nonsense', '{}', 'UnknownOperationException'],
    ['an administrator without a signature', 'AdminGetUser', '{}', 'MissingAuthenticationTokenException'],
    ['what is not JSON', 'InitiateAuth', '{', 'SerializationException'],
    ['what is not an object', 'InitiateAuth', '[]', 'SerializationException'],
    ['a client that there is not', 'InitiateAuth', '{"ClientId":"nobody"}', 'ResourceNotFoundException'],
  ])('refuses %s', async (_, operation, body, name) => {
    const answer = await fetch(endpoint.url, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body,
    });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-errortype')).toBe(name);
    expect(await answer.json()).toMatchObject({ __type: name });
  });
});
