import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../aws-service.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { createLambdas, type Lambdas } from './create-lambdas.ts';
import type { FailedEvent, LambdaDefinition } from './types.ts';

let directory: string;
let lambdas: Lambdas;
let lines: string[];
let failures: FailedEvent[];
let store: ReturnType<typeof memoryStore>;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'postroom-lambda-'));
  lines = [];
  failures = [];
  store = memoryStore();
  lambdas = lambdasOver(store);
});

afterEach(async () => {
  await lambdas.close();
  rmSync(directory, { recursive: true });
});

describe('invoking a function', () => {
  it('answers what its handler returns, by name and by ARN', async () => {
    create('export const handler = async (event) => ({ got: event });');

    expect(await lambdas.invoke('relay', { a: 1 }, 'RequestResponse')).toEqual({ got: { a: 1 } });
    expect(await lambdas.invoke(`${ARN}:$LATEST`, undefined, 'RequestResponse')).toEqual({ got: {} });
  });

  it('answers null for a handler that returns nothing', async () => {
    create('export const handler = async () => {};');

    expect(await lambdas.invoke('relay', {}, 'RequestResponse')).toBeNull();
  });

  it('loads CommonJS, too', async () => {
    create('exports.main = async () => __filename.slice(-9);', { handler: 'index.main' }, 'index.cjs');

    expect(await lambdas.invoke('relay', {}, 'RequestResponse')).toBe('index.cjs');
  });

  it('gives it exactly its own environment', async () => {
    create('export const handler = async () => process.env;', { environment: { TOPIC_ARN: 'topic' } });

    const environment = await lambdas.invoke('relay', {}, 'RequestResponse');

    expect(environment).toMatchObject({
      TOPIC_ARN: 'topic',
      AWS_LAMBDA_FUNCTION_NAME: 'relay',
      AWS_REGION: 'eu-west-1',
      TZ: ':UTC',
    });
    expect(environment).not.toHaveProperty('PATH');
    expect(environment).not.toHaveProperty('VITEST');
  });

  it('tells it who it is and how much time is left', async () => {
    create(`export const handler = async (event, context) =>
      ({ ...context, left: context.getRemainingTimeInMillis() });`);

    const context = await lambdas.invoke('relay', {}, 'RequestResponse');

    expect(context).toMatchObject({
      functionName: 'relay',
      invokedFunctionArn: ARN,
      memoryLimitInMB: '128',
      awsRequestId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect((context as { left: number }).left).toBeGreaterThan(5000);
  });

  it('starts once and is used again', async () => {
    create('let count = 0; export const handler = async () => ++count;');

    const counts = [await count(), await count(), await count()];

    expect(counts).toEqual([1, 2, 3]);
  });

  it('handles one event at a time in one place, and at most two events at once', async () => {
    create(`let inside = 0;
      export const handler = async () => {
        const crowd = ++inside;
        await new Promise((resolve) => setTimeout(resolve, 20));
        inside -= 1;
        return { crowd, place: import.meta.url + (globalThis.place ??= Math.random()) };
      };`);

    const answers = (await Promise.all(
      Array.from({ length: 6 }, () => lambdas.invoke('relay', {}, 'RequestResponse')),
    )) as { crowd: number; place: string }[];

    expect(answers.map(({ crowd }) => crowd)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(new Set(answers.map(({ place }) => place)).size).toBe(2);
  });

  it('keeps to a reserved concurrency of one', async () => {
    create('const place = Math.random(); export const handler = async () => place;', {
      reservedConcurrency: 1,
    });

    const places = await Promise.all([count(), count(), count()]);

    expect(new Set(places).size).toBe(1);
  });

  it('prints what the function prints, under its name', async () => {
    create(`export const handler = async () => { console.log('one\\ntwo'); console.error('three'); };`);

    await lambdas.invoke('relay', {}, 'RequestResponse');

    await vi.waitFor(() =>
      expect([...lines].sort()).toEqual(['[relay] one', '[relay] three', '[relay] two']),
    );
  });
});

describe('a function that fails', () => {
  it('is reported as Lambda does, and goes on with the next event', async () => {
    create(
      `export const handler = async ({ fail }) => { if (fail) throw new RangeError('too far'); return 'fine'; };`,
    );

    await expect(lambdas.invoke('relay', { fail: true }, 'RequestResponse')).rejects.toMatchObject({
      name: 'RangeError',
      errorType: 'RangeError',
      message: 'too far',
      trace: expect.arrayContaining(['RangeError: too far']),
    });
    expect(await lambdas.invoke('relay', {}, 'RequestResponse')).toBe('fine');
  });

  it.each([
    ['leaves the process', 'process.exit(3)', 'Runtime.ExitError', /exit status 3$/],
    ['ends silently', 'process.exit(0)', 'Runtime.ExitError', /without providing a reason$/],
    [
      'takes too much memory',
      'for (const all = []; ; ) all.push(new Array(1e5).fill({}))',
      'Runtime.ExitError',
      /signal: killed$/,
    ],
    [
      'throws out of turn',
      `setTimeout(() => { throw new Error('late'); }); await new Promise(() => {})`,
      'Error',
      /^late$/,
    ],
    [
      'never ends',
      'await new Promise((resolve) => setTimeout(resolve, 1e6))',
      'Sandbox.Timedout',
      /Task timed out after 1.00 seconds$/,
    ],
    ['spins', 'for (;;);', 'Sandbox.Timedout', /Task timed out after 1.00 seconds$/],
  ])('is replaced when it %s', async (_, code, errorType, message) => {
    create(`export const handler = async ({ fail }) => { if (fail) { ${code}; } return 'fine'; };`, {
      timeoutSeconds: errorType === 'Sandbox.Timedout' ? 1 : 30,
      memoryMegabytes: 64,
    });
    await lambdas.invoke('relay', {}, 'RequestResponse');

    await expect(lambdas.invoke('relay', { fail: true }, 'RequestResponse')).rejects.toMatchObject({
      errorType,
      message: expect.stringMatching(message),
    });
    expect(await lambdas.invoke('relay', {}, 'RequestResponse')).toBe('fine');
  });

  it.each([
    ['has no module', 'index.handler', 'other.mjs', '', 'Runtime.ImportModuleError'],
    [
      'exports no handler',
      'index.handler',
      'index.mjs',
      'export const other = 1;',
      'Runtime.HandlerNotFound',
    ],
    ['throws while it loads', 'index.handler', 'index.mjs', `throw new TypeError('no');`, 'TypeError'],
    ['is no JavaScript', 'index.handler', 'index.mjs', 'export const =', 'SyntaxError'],
  ])('says why when it %s', async (_, handler, file, code, errorType) => {
    create(code, { handler }, file);

    await expect(lambdas.invoke('relay', {}, 'RequestResponse')).rejects.toMatchObject({ errorType });
  });

  it('is not found under an unknown name', async () => {
    await expect(lambdas.invoke('unknown', {}, 'RequestResponse')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('is throttled with a reserved concurrency of zero', async () => {
    create('export const handler = async () => 1;', { reservedConcurrency: 0 });

    await expect(count()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });

  it('may take 6 MB from a caller who waits and 1 MB from one who does not, and answer 6 MB (F39)', async () => {
    create(`export const handler = async ({ size }) => 'x'.repeat(size ?? 0);`);
    const text = 'x'.repeat(1024 * 1024);

    expect(await lambdas.invoke('relay', { text }, 'RequestResponse')).toBe('');
    await expect(lambdas.invoke('relay', { text }, 'Event')).rejects.toMatchObject({
      name: 'RequestTooLargeException',
    });
    await expect(lambdas.invoke('relay', { text: text.repeat(6) }, 'RequestResponse')).rejects.toMatchObject({
      name: 'RequestTooLargeException',
    });
    await expect(lambdas.invoke('relay', { size: 6_291_556 }, 'RequestResponse')).rejects.toMatchObject({
      name: 'Function.ResponseSizeTooLarge',
    });
  });
});

describe('an Event invocation', () => {
  it('answers at once, and has been handled when all is idle', async () => {
    create(`export const handler = async ({ word }) => { console.log('handled ' + word); };`);

    const answer = await lambdas.invoke('relay', { word: 'this' }, 'Event');
    await lambdas.idle();

    expect(answer).toBeNull();
    await vi.waitFor(() => expect(lines).toContain('[relay] handled this'));
    expect(failures).toEqual([]);
  });

  it('is tried three times, and then given to whoever asked for failures', async () => {
    create(
      `let attempts = 0; export const handler = async () => { throw new Error('attempt ' + ++attempts); };`,
    );

    await lambdas.invoke('relay', { a: 1 }, 'Event');
    await lambdas.idle();

    expect(failures).toEqual([
      expect.objectContaining({ functionName: 'relay', functionArn: ARN, payload: { a: 1 }, attempts: 3 }),
    ]);
    expect(failures[0]?.error.message).toBe('attempt 3');
  });

  it('that succeeds in the end is no failure', async () => {
    create(
      `let attempts = 0; export const handler = async () => { if (++attempts < 3) throw new Error(); };`,
    );

    await lambdas.invoke('relay', {}, 'Event');
    await lambdas.idle();

    expect(failures).toEqual([]);
  });

  it('logs a failure without its message, which may be personal', async () => {
    create(`export const handler = async () => { throw new Error('to someone@example.com'); };`);

    await lambdas.invoke('relay', {}, 'Event');
    await lambdas.idle();

    expect(lines[0]).toContain('[relay] attempt 1 of 3 failed: Error');
    expect(lines.join()).not.toContain('someone');
  });
});

describe('an Event invocation that a process left behind', () => {
  it('is run once by the next one, under its own id', async () => {
    const waiting = 'await new Promise(() => {});';
    create(
      `export const handler = async (_, { awsRequestId }) => { console.log(awsRequestId); ${waiting} };`,
    );
    await lambdas.invoke('relay', { word: 'this' }, 'Event');
    await vi.waitFor(() => expect(lines).toHaveLength(1));

    const second = store.restarted();
    await startedAgain(second, `async ({ word }, { awsRequestId }) => { console.log(word, awsRequestId); }`);
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    await startedAgain(second.restarted(), `async () => { throw new Error('again'); }`);

    expect(lines[1]).toBe(lines[0]?.replace('[relay] ', '[relay] this '));
    expect(failures).toEqual([]);
  });

  it('is run too when the process was stopped in an orderly way', async () => {
    create('export const handler = () => new Promise(() => {});');
    await lambdas.invoke('relay', { word: 'this' }, 'Event');
    await lambdas.close();

    await startedAgain(store.restarted(), `async ({ word }) => { throw new TypeError(word); }`);

    expect(failures).toMatchObject([{ payload: { word: 'this' }, attempts: 3 }]);
  });

  it.each([
    ['failed for good', `throw new Error('no')`],
    ['was handled', 'return 1'],
  ])('is not run when it %s', async (_, outcome) => {
    create(`export const handler = async () => { ${outcome}; };`);
    await lambdas.invoke('relay', {}, 'Event');
    await lambdas.idle();
    failures = [];

    await startedAgain(store.restarted(), `async () => { throw new Error('again'); }`);

    expect(failures).toEqual([]);
  });

  it('is forgotten when its function is no longer there', async () => {
    create('export const handler = () => new Promise(() => {});');
    await lambdas.invoke('relay', {}, 'Event');
    const next = store.restarted();

    lambdasOver(next).resume();
    await startedAgain(next.restarted(), `async () => { throw new Error('again'); }`);

    expect(failures).toEqual([]);
  });
});

const ARN = 'arn:aws:lambda:eu-west-1:000000000000:function:relay';

/** As a process creates them. */
function lambdasOver(kept: Store): Lambdas {
  return createLambdas({
    store: kept,
    log: (line) => lines.push(line),
    onFailure: (failure) => void failures.push(failure),
  });
}

function create(code: string, definition: Partial<LambdaDefinition> = {}, file = 'index.mjs'): void {
  writeFileSync(join(directory, file), code);
  lambdas.create({
    name: 'relay',
    arn: ARN,
    directory,
    handler: 'index.handler',
    timeoutSeconds: 10,
    memoryMegabytes: 128,
    environment: {},
    ...definition,
  });
}

/** Another process, with other code, until all that it found is done. */
async function startedAgain(kept: Store, handler: string): Promise<void> {
  await lambdas.close();
  lambdas = lambdasOver(kept);
  // a file of its own: a module is loaded once
  create(`export const handler = ${handler};`, { handler: 'next.handler' }, 'next.mjs');
  lambdas.resume();
  await lambdas.idle();
}

function count(): Promise<unknown> {
  return lambdas.invoke('relay', {}, 'RequestResponse');
}
