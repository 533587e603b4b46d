import { afterEach, describe, expect, it } from 'vitest';
import { anApi, coded, withImports } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import type { DataSource, ResolverDefinition } from '../types.ts';

const SCHEMA = `
  type Doc { id: ID name: String }
  type Query { doc(id: ID): Doc text: AWSJSON }
`;

let served: ServedApi;
afterEach(() => served.close());

async function answerOf(
  resolver: ResolverDefinition,
  query: string,
  dataSources: Record<string, DataSource> = {},
) {
  served = await serveApi(anApi({ schema: SCHEMA, resolvers: [resolver], dataSources }));
  return served.query(query);
}

const broken: DataSource = { type: 'AWS_LAMBDA', invoke: () => Promise.reject(new Error('it broke')) };

/** A pipeline whose functions add their letter to the stash and to the result before. */
function pipeline(code: string, ...functions: string[]): ResolverDefinition {
  return {
    typeName: 'Query',
    fieldName: 'text',
    kind: 'PIPELINE',
    code: withImports(code),
    functions: functions.map((body, index) => ({
      name: `f${index}`,
      dataSource: 'none',
      code: withImports(body),
    })),
  };
}

const PASS_ON =
  'export function request(ctx) { return { start: 1 }; }\nexport function response(ctx) { return ctx.prev.result; }';
const adding = (letter: string) => `
  export function request(ctx) { ctx.stash.${letter} = true; return { payload: { before: ctx.prev.result, own: '${letter}' } }; }
  export function response(ctx) { return ctx.result; }`;

describe('a unit resolver', () => {
  it('asks its source between its two handlers (F21)', async () => {
    const resolver = coded(
      'Query.doc',
      'none',
      `export function request(ctx) { return { payload: { id: ctx.args.id } }; }
       export function response(ctx) { return { id: ctx.result.id, name: 'n', unknown: 1 }; }`,
    );

    expect(await answerOf(resolver, '{ doc(id: "7") { id name } }')).toEqual({
      data: { doc: { id: '7', name: 'n' } },
    });
  });

  it('goes on after a fault of its source, which the response handler may ignore (F23)', async () => {
    const resolver = coded(
      'Query.doc',
      'broken',
      `export function request(ctx) { return { operation: 'Invoke', payload: {} }; }
       export function response(ctx) { return { id: ctx.error.type, name: ctx.error.message }; }`,
    );

    expect(await answerOf(resolver, '{ doc { id name } }', { broken })).toEqual({
      data: { doc: { id: 'Lambda:Unhandled', name: 'it broke' } },
    });
  });

  it('ends with util.error: the error has the shape of F27, its data only what was selected (F24)', async () => {
    const resolver = coded(
      'Query.doc',
      'none',
      `export function request(ctx) { util.error('No such doc.', 'NOT_FOUND', { id: '7', name: 'hidden' }, { at: 1 }); }
       export function response(ctx) { return { id: 'never' }; }`,
    );
    served = await serveApi(anApi({ schema: SCHEMA, resolvers: [resolver] }));

    const { text } = await served.post(JSON.stringify({ query: 'query {\n  doc { id }\n}' }));

    expect(text).toBe(
      '{"data":{"doc":null},"errors":[{"path":["doc"],"data":{"id":"7"},"errorType":"NOT_FOUND","errorInfo":{"at":1},' +
        '"locations":[{"line":2,"column":3,"sourceName":null}],"message":"No such doc."}]}',
    );
  });

  it('keeps its value with util.appendError (F25)', async () => {
    const resolver = coded(
      'Query.doc',
      'none',
      `export function request(ctx) { return {}; }
       export function response(ctx) { util.appendError('Careful.', 'WARNING'); return { id: '1' }; }`,
    );

    const answer = await answerOf(resolver, '{ doc { id } }');

    expect(answer.data).toEqual({ doc: { id: '1' } });
    expect(answer.errors).toMatchObject([{ path: ['doc'], errorType: 'WARNING', message: 'Careful.' }]);
  });

  it('reports a fault of its code as an error of the field, not of the request (F11)', async () => {
    const resolver = coded(
      'Query.doc',
      'none',
      'export function request(ctx) { return ctx.nothing.here; }\nexport function response(ctx) { return null; }',
    );

    const answer = await answerOf(resolver, '{ doc { id } }');

    expect(answer.data).toEqual({ doc: null });
    expect(answer.errors).toMatchObject([
      { errorType: 'Code', message: expect.stringContaining('TypeError') },
    ]);
  });

  it('skips source and response when it returns early (F22)', async () => {
    const resolver = coded(
      'Query.doc',
      'broken',
      `export function request(ctx) { runtime.earlyReturn({ id: 'early' }); }
       export function response(ctx) { return { id: 'late' }; }`,
    );

    expect((await answerOf(resolver, '{ doc { id } }', { broken })).data).toEqual({ doc: { id: 'early' } });
  });
});

describe('a pipeline resolver', () => {
  const textOf = async (resolver: ResolverDefinition) =>
    JSON.parse((await answerOf(resolver, '{ text }')).data?.text as string);

  it('hands each result to the next function, and one stash to all (F21)', async () => {
    const code = `export function request(ctx) { return { start: 1 }; }
      export function response(ctx) { return { last: ctx.prev.result, result: ctx.result, stash: ctx.stash }; }`;

    const { last, result, stash } = await textOf(pipeline(code, adding('a'), adding('b')));

    expect(last).toEqual({ own: 'b', before: { own: 'a', before: { start: 1 } } });
    expect(result).toEqual(last);
    expect(stash).toEqual({ a: true, b: true });
  });

  it.each([
    ['NEXT', { own: 'b', before: { early: 1 } }],
    ['END', { early: 1 }],
  ])('goes on after an early return with skipTo %s as F22 says', async (skipTo, expected) => {
    const early = `export function request(ctx) { runtime.earlyReturn({ early: 1 }, { skipTo: '${skipTo}' }); }
      export function response(ctx) { return { late: 1 }; }`;

    expect(await textOf(pipeline(PASS_ON, early, adding('b')))).toEqual(expected);
  });

  it('skips all functions when its own request returns early (F22)', async () => {
    const code = `export function request(ctx) { runtime.earlyReturn({ early: 1 }); }
      export function response(ctx) { return { last: ctx.prev.result }; }`;

    expect(await textOf(pipeline(code, adding('a')))).toEqual({ last: { early: 1 } });
  });

  it('ends with the first util.error (F24)', async () => {
    const failing = `export function request(ctx) { util.error('Stop.', 'STOPPED'); }
      export function response(ctx) { return null; }`;

    const answer = await answerOf(pipeline(PASS_ON, failing, adding('b')), '{ text }');

    expect(answer).toMatchObject({ data: { text: null }, errors: [{ errorType: 'STOPPED' }] });
  });
});
