import { afterEach, describe, expect, it } from 'vitest';
import { anApi, answering, coded } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import type { ApiDefinition } from '../types.ts';

const SCHEMA = `
  type Author { id: ID! name: String books: [Book] }
  type Book { title: String author: Author }
  type Query { authors: [Author] first: String second: String }
  type Mutation { first: String second: String }
`;

let served: ServedApi;
afterEach(() => served.close());

async function serve(overrides: Partial<ApiDefinition>) {
  served = await serveApi(anApi({ schema: SCHEMA, ...overrides }));
  return served;
}

const authors = answering('Query.authors', `[{ id: 'a' }, { id: 'b' }]`);
const books = answering('Author.books', `[{ title: ctx.source.id + '1' }, { title: ctx.source.id + '2' }]`);

/** A Lambda that notes when it starts and ends, and takes a turn of the event loop in between. */
function slowLambda() {
  const events: string[] = [];
  const invoke = async (payload: unknown) => {
    events.push(`start ${payload}`);
    await new Promise((resolve) => setImmediate(resolve));
    events.push(`end ${payload}`);
    return payload;
  };
  return { events, source: { type: 'AWS_LAMBDA', invoke } as const };
}

const asking = (field: string) =>
  coded(
    field,
    'slow',
    `export function request(ctx) { return { operation: 'Invoke', payload: ctx.info.fieldName }; }
     export function response(ctx) { return ctx.result; }`,
  );

describe('resolvers', () => {
  it('run for nested fields with the parent as their source', async () => {
    const api = await serve({ resolvers: [authors, books] });

    const answer = await api.query('{ authors { id books { title } } }');

    expect(answer.data).toEqual({
      authors: [
        { id: 'a', books: [{ title: 'a1' }, { title: 'a2' }] },
        { id: 'b', books: [{ title: 'b1' }, { title: 'b2' }] },
      ],
    });
  });

  it('answer each alias of a field by itself', async () => {
    const echo = answering('Query.first', 'ctx.info.fieldName + ctx.info.parentTypeName');
    const api = await serve({ resolvers: [echo] });

    expect((await api.query('{ a: first b: first }')).data).toEqual({ a: 'firstQuery', b: 'firstQuery' });
  });

  it('of a query run side by side (F20)', async () => {
    const { events, source } = slowLambda();
    const api = await serve({
      dataSources: { slow: source },
      resolvers: [asking('Query.first'), asking('Query.second')],
    });

    await api.query('{ first second }');

    expect(events.slice(0, 2)).toEqual(['start first', 'start second']);
  });

  it('of a mutation run one after the other (F20)', async () => {
    const { events, source } = slowLambda();
    const resolvers = [asking('Mutation.first'), asking('Mutation.second')];
    const api = await serve({ dataSources: { slow: source }, resolvers });

    await api.query('mutation { second first }');

    expect(events).toEqual(['start second', 'end second', 'start first', 'end first']);
  });

  it('are counted, and beyond the limit not run (F102)', async () => {
    const api = await serve({ resolverCountLimit: 2, resolvers: [authors, books] });

    const answer = await api.query('{ authors { id books { title } } }');

    expect(answer.data).toEqual({
      authors: [
        { id: 'a', books: [{ title: 'a1' }, { title: 'a2' }] },
        { id: 'b', books: null },
      ],
    });
    expect(answer.errors).toMatchObject([
      { path: ['authors', 1, 'books'], errorType: 'ResolverExecutionLimitReached' },
    ]);
  });

  it('see headers in lower case, without cookies, and the variables of the API (F14, F18)', async () => {
    const seen = answering('Query.first', 'JSON.stringify([ctx.request, ctx.env])');
    const api = await serve({ resolvers: [seen], environment: { STAGE: 'local' } });
    const headers = { 'x-api-key': 'da2-test', cookie: 'a=b', 'X-Trace': '7' };

    const answer = await api.query('{ first }', { headers });

    const [request, environment] = JSON.parse(answer.data?.first as string);
    expect(request).toMatchObject({ headers: { 'x-trace': '7' }, domainName: null });
    expect(request.headers).not.toHaveProperty('cookie');
    expect(environment).toEqual({ STAGE: 'local' });
  });
});

describe('a query that is too deep', () => {
  it('gets an error where the limit is, and the rest of its data; leaves count as a level (F102)', async () => {
    const api = await serve({ queryDepthLimit: 2, resolvers: [authors, books] });

    const answer = await api.query('{ authors { id books { title } } }');

    expect(answer.data).toEqual({
      authors: [
        { id: 'a', books: [{ title: null }, { title: null }] },
        { id: 'b', books: [{ title: null }, { title: null }] },
      ],
    });
    expect(answer.errors?.[0]).toMatchObject({
      path: ['authors', 0, 'books', 0, 'title'],
      errorType: 'QueryDepthLimitReached',
    });
  });
});
