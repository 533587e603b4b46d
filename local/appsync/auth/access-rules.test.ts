import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, answering } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import { aUserPool, type TestPool } from '../testing/user-pool.ts';

const SCHEMA = `
  type Query {
    byDefault: String
    forStaff: Doc @aws_cognito_user_pools(cognito_groups: ["staff", "admin"])
    forBoth: Doc @aws_api_key @aws_cognito_user_pools
    bare: Bare @aws_api_key @aws_cognito_user_pools
    required: [Doc!] @aws_api_key
  }
  type Doc @aws_api_key @aws_cognito_user_pools {
    id: ID!
    secret: String! @aws_cognito_user_pools(cognito_groups: ["admin"])
    note: String @aws_cognito_user_pools
  }
  type Bare { id: ID }
`;

describe('authorisation', () => {
  let pool: TestPool;
  let served: ServedApi;
  const as = async (...groups: string[]) => ({
    authorization: await pool.token({ 'cognito:groups': groups }),
  });

  beforeAll(async () => {
    pool = await aUserPool();
    const doc = `{ id: '1', secret: 's', note: 'n' }`;
    served = await serveApi(
      anApi({
        schema: SCHEMA,
        defaultAuth: 'AMAZON_COGNITO_USER_POOLS',
        additionalAuth: ['API_KEY'],
        userPools: [pool.auth],
        resolvers: [
          answering('Query.byDefault', `'hello'`),
          answering('Query.forStaff', doc),
          answering('Query.forBoth', doc),
          answering('Query.bare', doc),
          answering('Query.required', `[${doc}]`),
        ],
      }),
    );
  });
  afterAll(() => served.close());

  it('leaves what has no directive to the default mode alone (F92)', async () => {
    const [user, key] = [
      await served.query('{ byDefault }', { headers: await as() }),
      await served.query('{ byDefault }'),
    ];

    expect(user).toEqual({ data: { byDefault: 'hello' } });
    expect(key.data).toEqual({ byDefault: null });
  });

  it('answers a refusal as AppSync does, key by key (F96)', async () => {
    const { text, status } = await served.post(JSON.stringify({ query: '{ byDefault }' }));

    expect(status).toBe(200);
    expect(text).toBe(
      '{"data":{"byDefault":null},"errors":[{"path":["byDefault"],"data":null,"errorType":"Unauthorized","errorInfo":null,' +
        '"locations":[{"line":1,"column":3,"sourceName":null}],"message":"Not Authorized to access byDefault on type Query"}]}',
    );
  });

  it('takes any of the groups, and refuses who has none of them (F92)', async () => {
    const [clerk, person] = [await as('staff', 'other'), await as('other')];

    const answers = [
      await served.query('{ forStaff { id } }', { headers: clerk }),
      await served.query('{ forStaff { id } }', { headers: person }),
    ];

    expect(answers.map(({ data }) => data)).toEqual([{ forStaff: { id: '1' } }, { forStaff: null }]);
  });

  it('lets the directive of a field stand in for that of its type (F92)', async () => {
    const answer = await served.query('{ forBoth { id note } }');

    expect(answer.data).toEqual({ forBoth: { id: '1', note: null } });
    expect(answer.errors?.map(({ message }) => message)).toEqual([
      'Not Authorized to access note on type Doc',
    ]);
  });

  it('asks again at each level of nesting (F93)', async () => {
    const answer = await served.query('{ bare { id } }');

    expect(answer.data).toEqual({ bare: { id: null } });
    expect(answer.errors?.map(({ message }) => message)).toEqual([
      'Not Authorized to access id on type Bare',
    ]);
  });

  it('takes away what cannot be null with it, and says it once', async () => {
    const answer = await served.query('{ required { id secret } }');

    expect(answer.data).toEqual({ required: null });
    expect(answer.errors).toHaveLength(1);
  });

  it('does not let one caller see the fields of another who sent the same text', async () => {
    const text = '{ forBoth { secret } }';

    const admin = await served.query(text, { headers: await as('admin') });
    const clerk = await served.query(text, { headers: await as('staff') });

    expect([admin.data, clerk.data]).toEqual([{ forBoth: { secret: 's' } }, { forBoth: null }]);
  });

  it('is by group only where the pool denies by default (F95)', async () => {
    const strict = await aUserPool({ defaultAction: 'DENY' });
    const api = await serveApi(
      anApi({
        schema: 'type Query { open: Int grouped: Int @aws_cognito_user_pools(cognito_groups: ["staff"]) }',
        defaultAuth: 'AMAZON_COGNITO_USER_POOLS',
        userPools: [strict.auth],
        resolvers: [answering('Query.open', '1'), answering('Query.grouped', '1')],
      }),
    );
    const headers = { authorization: await strict.token({ 'cognito:groups': ['staff'] }) };

    const answer = await api.query('{ open grouped }', { headers });
    await api.close();

    expect(answer.data).toEqual({ open: null, grouped: 1 });
  });

  it.each([
    ['counts where Cognito is the only mode', [], null],
    ['is ignored beside other modes', ['API_KEY' as const], 1],
  ])('by @aws_auth %s (F94)', async (_, additionalAuth, expected) => {
    const api = await serveApi(
      anApi({
        schema: 'type Query { old: Int @aws_auth(cognito_groups: ["admin"]) }',
        defaultAuth: 'AMAZON_COGNITO_USER_POOLS',
        additionalAuth,
        userPools: [pool.auth],
        resolvers: [answering('Query.old', '1')],
      }),
    );

    const answer = await api.query('{ old }', { headers: await as('staff') });
    await api.close();

    expect(answer.data).toEqual({ old: expected });
  });
});
