import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../testing/realtime-client.ts';
import { anApi, answering } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import { signedHeaders, RELAY } from '../testing/signed-headers.ts';

const SCHEMA = `
  type Doc @aws_iam { id: ID parent: Doc }
  type Query { open: Doc @aws_iam secret: Doc @aws_iam }
  type Mutation { add: Doc @aws_iam }
  type Subscription { added: Doc @aws_iam @aws_subscribe(mutations: ["add"]) }
`;

describe('a signed request', () => {
  const asked: string[] = [];
  let served: ServedApi;
  beforeAll(async () => {
    const doc = `{ id: '1', parent: { id: '0' } }`;
    served = await serveApi(
      anApi({
        schema: SCHEMA,
        additionalAuth: ['AWS_IAM'],
        authorize: (principal, action, resource) => {
          asked.push(`${principal.roleArn} ${action} ${resource}`);
          return resource.endsWith('/open');
        },
        resolvers: ['Query.open', 'Query.secret', 'Mutation.add'].map((field) => answering(field, doc)),
      }),
    );
  });
  afterAll(() => served.close());

  async function answerTo(query: string) {
    const body = JSON.stringify({ query });
    const { status, text } = await served.post(body, await signedHeaders(served.url, body));
    return { status, ...JSON.parse(text) };
  }

  it('needs a policy for the field of the root type, and for none below it (F100)', async () => {
    const answer = await answerTo('{ open { parent { id } } }');

    expect(answer).toEqual({ status: 200, data: { open: { parent: { id: '0' } } } });
    expect(asked).toContain(
      `${RELAY.arn} appsync:GraphQL arn:aws:appsync:eu-west-1:000000000000:apis/api/types/Query/fields/open`,
    );
  });

  it.each(['{ secret { id } }', 'mutation { add { id } }'])(
    'is refused as a whole where policies allow none of %s (F97)',
    async (query) => {
      const answer = await answerTo(query);

      expect(answer).toEqual({
        status: 401,
        errors: [{ errorType: 'UnauthorizedException', message: 'Permission denied' }],
      });
    },
  );

  it('says to the developer who lacks which permission', async () => {
    await answerTo('mutation { add { id } }');

    expect(served.logged.at(-1)).toMatch(/relay lacks appsync:GraphQL on .*types\/Mutation\/fields\/add$/);
  });

  it('is answered in part where policies allow a part (F96)', async () => {
    const answer = await answerTo('{ open { id } secret { id } }');

    expect(answer).toMatchObject({
      status: 200,
      data: { open: { id: '1' }, secret: null },
      errors: [{ path: ['secret'], errorType: 'Unauthorized' }],
    });
  });

  it('for a subscription needs a policy too (F72, F97)', async () => {
    const client = connect(served.url);
    const data = JSON.stringify({ query: 'subscription { added { id } }', variables: {} });

    client.start('1', 'subscription { added { id } }', {
      authorization: await signedHeaders(served.url, data),
    });
    const { id, payload } = await client.next('start_ack', 'error');
    client.close();

    expect([id, payload?.errors]).toEqual([
      '1',
      [{ errorType: 'UnauthorizedException', message: 'Permission denied' }],
    ]);
  });
});

describe('a request by another mode', () => {
  it('is no matter of policies', async () => {
    const served = await serveApi(
      anApi({ authorize: () => false, resolvers: [answering('Query.hello', `'hi'`)] }),
    );

    const answer = await served.query('{ hello }');
    await served.close();

    expect(answer).toEqual({ data: { hello: 'hi' } });
  });
});
