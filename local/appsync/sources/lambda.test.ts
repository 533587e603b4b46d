import { afterEach, describe, expect, it } from 'vitest';
import { anApi, answering, coded } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import type { ApiDefinition, ResolverDefinition } from '../types.ts';

const SCHEMA = `
  type Item { id: ID extra: String }
  type Query { items: [Item] ask(x: Int): String }
`;

let served: ServedApi;
afterEach(() => served.close());

type Call = { payload: unknown; type: string };

async function answerOf(
  query: string,
  resolvers: ResolverDefinition[],
  reply: (payload: unknown) => unknown,
) {
  const calls: Call[] = [];
  const invoke = async (payload: unknown, type: string) => {
    calls.push({ payload: JSON.parse(JSON.stringify(payload)), type });
    return reply(payload);
  };
  const definition: Partial<ApiDefinition> = {
    schema: SCHEMA,
    resolvers,
    dataSources: { fn: { type: 'AWS_LAMBDA', invoke } },
  };
  served = await serveApi(anApi(definition));
  return { answer: await served.query(query), calls };
}

const asking = (request: string) =>
  coded(
    'Query.ask',
    'fn',
    `export function request(ctx) { return ${request}; }
     export function response(ctx) { return JSON.stringify([ctx.result, ctx.error]); }`,
  );

const items = answering('Query.items', `[{ id: '1' }, { id: '2' }, { id: '3' }]`);
const batching = (maxBatchSize: number) =>
  coded(
    'Item.extra',
    'fn',
    `export function request(ctx) { return { operation: 'BatchInvoke', payload: ctx.source.id }; }
     export function response(ctx) { if (ctx.error) { util.error(ctx.error.message, ctx.error.type); } return ctx.result; }`,
    maxBatchSize,
  );

describe('a Lambda source', () => {
  it('is invoked with the payload, and waited for (F36)', async () => {
    const { answer, calls } = await answerOf(
      '{ ask(x: 4) }',
      [asking(`{ operation: 'Invoke', payload: { x: ctx.args.x } }`)],
      () => ({ y: 1 }),
    );

    expect(calls).toEqual([{ payload: { x: 4 }, type: 'RequestResponse' }]);
    expect(answer.data).toEqual({ ask: '[{"y":1},null]' });
  });

  it('that is woken by an event gives null and no error (F36)', async () => {
    const request = `{ operation: 'Invoke', invocationType: 'Event', payload: 1 }`;

    const { answer, calls } = await answerOf('{ ask }', [asking(request)], () => undefined);

    expect(calls).toEqual([{ payload: 1, type: 'Event' }]);
    expect(answer.data).toEqual({ ask: '[null,null]' });
  });

  it('without code gets the whole context, and its fault is the fault of the field (F36, F38)', async () => {
    const direct: ResolverDefinition = {
      typeName: 'Query',
      fieldName: 'ask',
      kind: 'UNIT',
      dataSource: 'fn',
    };

    const { answer, calls } = await answerOf('{ ask(x: 4) }', [direct], () => {
      throw new Error('it broke');
    });

    expect(calls[0]?.payload).toMatchObject({
      arguments: { x: 4 },
      identity: null,
      source: null,
      prev: null,
      stash: {},
      info: { fieldName: 'ask', parentTypeName: 'Query', variables: {}, selectionSetList: [] },
    });
    expect(answer.errors).toMatchObject([{ errorType: 'Lambda:Unhandled', message: 'it broke' }]);
  });

  it('refuses an operation that it does not have', async () => {
    const { answer, calls } = await answerOf('{ ask }', [asking(`{ operation: 'Guess' }`)], () => 1);

    expect(calls).toEqual([]);
    expect(answer.data?.ask).toContain('A Lambda has no operation Guess.');
  });
});

describe('a batch', () => {
  const upper = (payload: unknown) => (payload as string[]).map((id) => `extra ${id}`);

  it('gathers the siblings of a list into one call (F37)', async () => {
    const { answer, calls } = await answerOf('{ items { extra } }', [items, batching(10)], upper);

    expect(calls.map(({ payload }) => payload)).toEqual([['1', '2', '3']]);
    expect(answer.data).toEqual({
      items: [{ extra: 'extra 1' }, { extra: 'extra 2' }, { extra: 'extra 3' }],
    });
  });

  it('is no larger than it may be (F37)', async () => {
    const { calls } = await answerOf('{ items { extra } }', [items, batching(2)], upper);

    expect(calls.map(({ payload }) => payload)).toEqual([['1', '2'], ['3']]);
  });

  it('gives each its own value, null or error (F37)', async () => {
    const { answer } = await answerOf('{ items { extra } }', [items, batching(10)], () => [
      'a',
      null,
      { data: null, errorMessage: 'no', errorType: 'NOPE' },
    ]);

    expect(answer.data).toEqual({ items: [{ extra: 'a' }, { extra: null }, { extra: null }] });
    expect(answer.errors).toMatchObject([{ path: ['items', 2, 'extra'], errorType: 'NOPE', message: 'no' }]);
  });

  it('fails for all when the answers are not as many as the questions (F37)', async () => {
    const { answer } = await answerOf('{ items { extra } }', [items, batching(10)], () => ['only one']);

    expect(answer.errors).toHaveLength(3);
  });
});
