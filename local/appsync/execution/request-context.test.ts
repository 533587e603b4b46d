import { request, type OutgoingHttpHeaders } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { anApi, answering, API_KEY, coded } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';

const SCHEMA =
  'type Query { doc: Doc other: String } type Doc { id: ID } type Mutation { save: Int forget: Int }';

let served: ServedApi;
afterEach(() => served.close());

describe('the context of a handler', () => {
  it('has these parts, and an error or a result only after the source has answered (F15)', async () => {
    const seen = coded(
      'Query.other',
      'none',
      `export function request(ctx) { return { payload: Object.keys(ctx).sort().join() }; }
       export function response(ctx) { return ctx.result + ' ' + Object.keys(ctx).sort().join(); }`,
    );
    served = await serveApi(anApi({ schema: SCHEMA, resolvers: [seen] }));

    const { data } = await served.query('{ other }');

    const parts = 'args,arguments,env,identity,info,outErrors,request,source,stash';
    expect(data?.other).toBe(`${parts} ${parts.replace('source', 'result,source')}`);
  });
});

describe('a header that came twice', () => {
  it('is a list to the handler (F18)', async () => {
    const seen = answering('Query.other', `JSON.stringify(ctx.request.headers['x-many'])`);
    served = await serveApi(anApi({ schema: SCHEMA, resolvers: [seen] }));

    const answer = await postWith({ 'x-api-key': API_KEY, 'x-many': ['a', 'b'] });

    expect(answer).toEqual({ data: { other: '["a","b"]' } });
  });

  /** `fetch` would make one of the two. */
  function postWith(headers: OutgoingHttpHeaders): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const asked = request(served.url, { method: 'POST', headers }, (response) =>
        json(response).then(resolve, reject),
      );
      asked.on('error', reject);
      asked.end(JSON.stringify({ query: '{ other }' }));
    });
  }
});

describe('a refusal by the resolver', () => {
  it('names the field, and leaves its siblings alone (F26, F27, F29)', async () => {
    const guarded = coded(
      'Query.doc',
      'none',
      `export function request(ctx) { util.unauthorized(); }
       export function response(ctx) { return { id: '1' }; }`,
    );
    served = await serveApi(
      anApi({ schema: SCHEMA, resolvers: [guarded, answering('Query.other', `'seen'`)] }),
    );

    const { status, text } = await served.post(JSON.stringify({ query: '{ doc { id } other }' }));

    expect(status).toBe(200);
    expect(text).toBe(
      '{"data":{"doc":null,"other":"seen"},"errors":[{"path":["doc"],"data":null,"errorType":"Unauthorized",' +
        '"errorInfo":null,"locations":[{"line":1,"column":3,"sourceName":null}],' +
        '"message":"Not Authorized to access doc on type Query"}]}',
    );
  });
});

describe('an eviction from the cache', () => {
  it('is taken in a mutation, and its answer says how many entries went (F41)', async () => {
    const forget = coded(
      'Mutation.forget',
      'none',
      `export function request(ctx) { return {}; }
       export function response(ctx) {
         extensions.evictFromApiCache('Query', 'doc', { 'context.arguments.id': '1' });
         return 1;
       }`,
    );
    served = await serveApi(anApi({ schema: SCHEMA, resolvers: [forget, answering('Mutation.save', '2')] }));

    expect(await served.query('mutation { forget }')).toEqual({
      data: { forget: 1 },
      extensions: { apiCacheEntriesDeleted: 0 },
    });
    expect(await served.query('mutation { save }')).toEqual({ data: { save: 2 } });
  });
});
