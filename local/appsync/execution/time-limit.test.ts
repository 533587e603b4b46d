import { afterEach, describe, expect, it, vi } from 'vitest';
import { anApi, coded } from '../testing/api-definition.ts';
import { serveApi } from '../testing/serve-api.ts';

afterEach(() => vi.useRealTimers());

describe('a request', () => {
  it('is answered after 30 seconds with what there is, and an error for what is missing (F103)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    let invoke: () => Promise<unknown> = async () => null;
    const invoked = new Promise<void>((resolve) => {
      invoke = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    const never = coded(
      'Query.never',
      'fn',
      `export function request(ctx) { return { operation: 'Invoke', payload: 1 }; }
       export function response(ctx) { return ctx.result; }`,
    );
    const schema = 'type Query { never: String }';
    const served = await serveApi(
      anApi({ schema, resolvers: [never], dataSources: { fn: { type: 'AWS_LAMBDA', invoke } } }),
    );

    const answer = served.query('{ never __typename }');
    await invoked;
    vi.advanceTimersByTime(30_000);

    expect(await answer).toMatchObject({
      data: { never: null, __typename: 'Query' },
      errors: [{ path: ['never'], errorType: 'ExecutionTimeout', message: 'Execution timed out.' }],
    });
    await served.close();
  });
});
