import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, answering, API_KEY, coded, credentials } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import { aUserPool, type TestPool } from '../testing/user-pool.ts';

const BODY = JSON.stringify({ query: '{ who }' });
const relay = credentials.assumeRole(
  { arn: 'arn:aws:iam::000000000000:role/relay', name: 'relay', id: 'AROARELAY' },
  'relay',
);

describe('authentication', () => {
  let pool: TestPool;
  let served: ServedApi;

  beforeAll(async () => {
    pool = await aUserPool({ appIdClientRegex: 'web|mobile' });
    served = await serveApi(
      anApi({
        schema: 'type Query { who: AWSJSON @aws_api_key @aws_iam @aws_cognito_user_pools }',
        defaultAuth: 'AMAZON_COGNITO_USER_POOLS',
        additionalAuth: ['API_KEY', 'AWS_IAM'],
        userPools: [pool.auth],
        apiKeys: [
          { key: API_KEY, expires: Date.now() / 1000 + 60 },
          { key: 'da2-old', expires: Date.now() / 1000 - 1 },
        ],
        resolvers: [answering('Query.who', '{ identity: ctx.identity, authType: util.authType() }')],
      }),
    );
  });
  afterAll(() => served.close());

  async function who(headers: Record<string, string>) {
    const { text } = await served.post(BODY, headers);
    return JSON.parse(JSON.parse(text).data.who);
  }

  async function refusalOf(headers: Record<string, string>) {
    const answer = await served.post(BODY, headers);
    return [answer.status, answer.headers.get('x-amzn-errortype'), JSON.parse(answer.text)];
  }

  const refusal = (message: string) => [
    401,
    'UnauthorizedException',
    { errors: [{ errorType: 'UnauthorizedException', message }] },
  ];

  async function signed(secretAccessKey = relay.secretAccessKey): Promise<Record<string, string>> {
    const signer = new SignatureV4({
      credentials: { ...relay, secretAccessKey },
      region: 'eu-west-1',
      service: 'appsync',
      sha256: Sha256,
    });
    const { host } = new URL(served.url);
    const headers = { host, 'content-type': 'application/json' };
    const request = {
      method: 'POST',
      protocol: 'http:',
      hostname: 'localhost',
      path: '/graphql',
      headers,
      body: BODY,
    };
    return (await signer.sign(request)).headers;
  }

  it('by API key gives no identity (F16, F17)', async () => {
    expect(await who({ 'x-api-key': API_KEY })).toEqual({
      identity: null,
      authType: 'API Key Authorization',
    });
  });

  it.each(['', 'Bearer '])(
    'by access token, written "%stoken", gives claims and groups (F16)',
    async (prefix) => {
      const token = await pool.token({ 'cognito:groups': ['staff'] });

      const { identity, authType } = await who({ authorization: prefix + token });

      expect(authType).toBe('User Pool Authorization');
      expect(identity).toMatchObject({
        sub: 'sub-of-ana',
        issuer: pool.auth.issuer,
        username: 'ana',
        groups: ['staff'],
        defaultAuthStrategy: 'ALLOW',
        claims: { client_id: 'web' },
      });
      expect(identity.sourceIp).toHaveLength(1);
    },
  );

  it('by id token takes the user name and client from their claims there (F100, F114)', async () => {
    const claims = {
      token_use: 'id',
      aud: 'mobile',
      client_id: undefined,
      username: undefined,
      'cognito:username': 'ben',
    };

    const { identity } = await who({ authorization: await pool.token(claims) });

    expect(identity).toMatchObject({ username: 'ben', groups: null });
  });

  it('by signature gives the role, and wins over an API key (F16, F98)', async () => {
    const { identity, authType } = await who({ ...(await signed()), 'x-api-key': API_KEY });

    expect(authType).toBe('IAM Authorization');
    expect(identity).toMatchObject({
      accountId: '000000000000',
      userArn: 'arn:aws:sts::000000000000:assumed-role/relay/relay',
      username: 'AROARELAY:relay',
      cognitoIdentityId: null,
    });
  });

  it('is needed (F97)', async () => {
    expect(await refusalOf({})).toEqual(refusal('Missing authorization header'));
    expect(await refusalOf({ authorization: 'nonsense' })).toEqual(
      refusal('Valid authorization header not provided.'),
    );
    expect(await refusalOf({ authorization: 'no.json.here' })).toEqual(
      refusal('Valid authorization header not provided.'),
    );
  });

  it.each(['da2-unknown', 'da2-old'])('refuses the key %s, unknown or expired (F97, F99)', async (key) => {
    expect(await refusalOf({ 'x-api-key': key })).toEqual(
      refusal('You are not authorized to make this call.'),
    );
  });

  it('says when a token has expired (F97)', async () => {
    const token = await pool.token({ exp: Math.floor(Date.now() / 1000) - 1 });

    expect(await refusalOf({ authorization: token })).toEqual(refusal('Token has expired.'));
  });

  it('refuses a token of a stranger with the same issuer', async () => {
    const stranger = await aUserPool();

    expect(await refusalOf({ authorization: await stranger.token() })).toEqual(
      refusal('You are not authorized to make this call.'),
    );
  });

  it.each([
    ['without expiry (F115)', { exp: undefined }],
    ['of another issuer', { iss: 'https://elsewhere.example.com' }],
    ['that is for refreshing', { token_use: 'refresh' }],
    ['whose groups are text (F115)', { 'cognito:groups': 'admin' }],
    ['of another client (F100)', { client_id: 'webby' }],
    ['of nobody', { sub: '' }],
  ])('refuses a token %s', async (_, claims) => {
    expect(await refusalOf({ authorization: await pool.token(claims) })).toEqual(
      refusal('You are not authorized to make this call.'),
    );
  });

  it('takes the tokens of an old and of a new key, until the pool gives up the old one', async () => {
    const rotating = await aUserPool();
    const api = await serveApi(
      anApi({ defaultAuth: 'AMAZON_COGNITO_USER_POOLS', userPools: [rotating.auth], resolvers: [] }),
    );
    const statusFor = async (authorization: string) =>
      (await api.post('{"query":"{ hello }"}', { authorization })).status;
    const old = await rotating.token();
    const { giveUpOldKey } = await rotating.rotateKey();
    const fresh = await rotating.token();

    const both = [await statusFor(old), await statusFor(fresh)];
    giveUpOldKey();
    const after = [await statusFor(old), await statusFor(fresh)];
    await api.close();

    expect([both, after]).toEqual([
      [200, 200],
      [401, 200],
    ]);
  });

  it('refuses a signature with the wrong secret, by its own name', async () => {
    const [status, errorType] = await refusalOf(await signed('wrong'));

    expect([status, errorType]).toEqual([403, 'InvalidSignatureException']);
  });

  it('refuses a mode that the API does not have', async () => {
    const closed = await serveApi(anApi({ resolvers: [coded('Query.hello', 'none', '')] }));

    const answer = await closed.post(JSON.stringify({ query: '{ hello }' }), {
      authorization: await pool.token(),
    });
    await closed.close();

    expect([answer.status, JSON.parse(answer.text).errors[0].errorType]).toEqual([
      401,
      'UnauthorizedException',
    ]);
  });
});
