import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, API_KEY, coded } from './testing/api-definition.ts';
import { serveApi, type ServedApi } from './testing/serve-api.ts';

describe('POST /graphql', () => {
  let served: ServedApi;
  beforeAll(async () => {
    const hello = coded(
      'Query.hello',
      'none',
      `export function request(ctx) { util.http.addResponseHeader('x-greeting', 'hi'); return { payload: 'hello' }; }
       export function response(ctx) { console.log('greeted'); return ctx.result; }`,
    );
    served = await serveApi(
      anApi({ schema: 'type Query { hello: String } type Subscription { s: String }', resolvers: [hello] }),
    );
  });
  afterAll(() => served.close());

  it('answers JSON, with the headers that resolvers added', async () => {
    const { status, headers, text } = await served.post('{"query":"{ hello }"}');

    expect([status, text]).toEqual([200, '{"data":{"hello":"hello"}}']);
    expect(headers.get('content-type')).toBe('application/json;charset=UTF-8');
    expect(headers.get('x-greeting')).toBe('hi');
    expect(served.logged).toContain('log: greeted');
  });

  it.each([
    ['', 'Request body is empty.'],
    ['"meow"', 'Unable to parse GraphQL query.'],
    ['{}', 'Unable to parse GraphQL query.'],
    ['[]', 'Unable to parse GraphQL query.'],
    ['null', 'Unable to parse GraphQL query.'],
    ['{"query":', 'Unable to parse GraphQL query.'],
    ['{"query":"{ hello"}', 'Unable to parse GraphQL query.'],
    ['{"query":"{ hello }","variables":[1]}', 'Unable to parse GraphQL query.'],
  ])('refuses the body %j: %s (F101)', async (body, message) => {
    const answer = await served.post(body);

    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-errortype')).toBe('MalformedHttpRequestException');
    expect(JSON.parse(answer.text)).toEqual({
      errors: [{ errorType: 'MalformedHttpRequestException', message }],
    });
  });

  it('refuses a subscription, and a body beyond all measure', async () => {
    const subscription = await served.post('{"query":"subscription { s }"}');
    const huge = await served.post(
      JSON.stringify({ query: '{ hello }', variables: { x: 'x'.repeat(6_000_000) } }),
    );

    expect([subscription.status, huge.status]).toEqual([400, 413]);
  });

  it('is answered with 502 by an API without a schema (F101)', async () => {
    const bare = await serveApi(anApi({ schema: '' }));

    const { status, headers, text } = await bare.post('{"query":"{ hello }"}');
    await bare.close();

    expect([status, headers.get('x-amzn-errortype')]).toEqual([502, 'GraphQLSchemaException']);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ errorType: 'GraphQLSchemaException' }] });
  });

  it('lets browsers of any origin in', async () => {
    const asked = {
      'access-control-request-headers': 'authorization,x-amz-user-agent',
      'access-control-request-method': 'POST',
    };

    const preflight = await fetch(served.url, { method: 'OPTIONS', headers: asked });
    const { headers } = await served.post('{"query":"{ hello }"}');

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,x-amz-user-agent');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('x-amzn-ErrorType');
  });

  it('is a POST', async () => {
    const { status } = await fetch(served.url, { headers: { 'x-api-key': API_KEY } });

    expect(status).toBe(405);
  });

  it('says nothing of a fault that nobody expected, and logs it', async () => {
    const broken = await serveApi(
      anApi({
        additionalAuth: ['AWS_IAM'],
        verifySignature: () => Promise.reject(new Error('secret detail')),
      }),
    );

    const answer = await broken.post('{"query":"{ hello }"}', { authorization: 'AWS4-HMAC-SHA256 x' });
    await broken.close();

    expect([answer.status, answer.text]).toEqual([
      500,
      '{"errors":[{"errorType":"InternalFailure","message":"InternalFailure"}]}',
    ]);
    expect(broken.logged.join()).toContain('secret detail');
  });
});
