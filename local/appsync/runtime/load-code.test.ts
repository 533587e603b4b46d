import { describe, expect, it } from 'vitest';
import { loadCode } from './load-code.ts';
import { aSession, handle, valueOf } from './test-handler.ts';

describe('loadCode', () => {
  it('runs the handlers that a bundle exports in its last lines', () => {
    const bundled = `import { util as util2 } from "@aws-appsync/utils";
function one(ctx) { return util2.base64Encode(ctx.args.text); }
export { one as request };`;

    const loaded = loadCode(bundled, 'bundle.js');

    expect(loaded.has('request')).toBe(true);
    expect(loaded.has('response')).toBe(false);
    expect(loaded.call('request', { arguments: { text: 'a' } }, aSession())).toEqual({
      kind: 'value',
      value: 'YQ==',
    });
  });

  it('answers for a handler that is not there: nothing to ask, and the result as it is', () => {
    const empty = loadCode('', 'empty.js');

    expect(empty.call('request', {}, aSession())).toEqual({ kind: 'value', value: {} });
    expect(empty.call('response', { result: 1, prev: { result: 2 } }, aSession())).toMatchObject({
      value: 1,
    });
    expect(empty.call('response', { prev: { result: 2 } }, aSession())).toMatchObject({ value: 2 });
  });

  it('reports a fault of the code with its place and what JavaScript says of it (F11)', () => {
    const outcome = handle('for (const item of [1]) { return item + later; } const later = 1;');

    expect(outcome).toEqual({
      kind: 'error',
      error: {
        message: `code.js:3:72: ReferenceError: Cannot access 'later' before initialization`,
        errorType: 'Code',
        data: null,
        errorInfo: null,
      },
    });
  });

  it('ends a handler early with a value, and says where to go on (F22)', () => {
    expect(handle('runtime.earlyReturn({ a: 1 });')).toEqual({
      kind: 'early',
      value: { a: 1 },
      skipTo: 'NEXT',
    });
    expect(handle(`runtime.earlyReturn(undefined, { skipTo: 'END' });`)).toEqual({
      kind: 'early',
      value: null,
      skipTo: 'END',
    });
  });

  it('ends a handler with an error of its own, and goes on after an appended one (F24, F25, F26)', () => {
    const session = aSession();

    const outcome = handle(
      `util.appendError('a', 'B', { c: 1 }, [2]); util.error('no', 'NOT_FOUND');`,
      {},
      session,
    );

    expect(outcome).toEqual({
      kind: 'error',
      error: { message: 'no', errorType: 'NOT_FOUND', data: null, errorInfo: null },
    });
    expect(session.appendedErrors).toEqual([
      { message: 'a', errorType: 'B', data: { c: 1 }, errorInfo: [2] },
    ]);
    expect(handle('util.unauthorized();')).toMatchObject({ error: { message: 'Unauthorized' } });
  });

  it('keeps the stash from handler to handler, in the object it was given (F15)', () => {
    const stash = { old: 1, gone: 1 };

    handle('delete ctx.stash.gone; ctx.stash.made = { deep: [ctx.stash.old] };', { stash });

    expect(stash).toEqual({ old: 1, made: { deep: [1] } });
  });

  it('leaves the selection sets out when ctx.info is written as JSON (F19)', () => {
    const info = { fieldName: 'x', selectionSetList: ['a', 'a/b'], selectionSetGraphQL: '{ a { b } }' };

    expect(valueOf('JSON.stringify(ctx.info)', { info })).toBe('{"fieldName":"x"}');
    expect(valueOf('[ctx.info.selectionSetList, ctx.info.selectionSetGraphQL]', { info })).toEqual([
      ['a', 'a/b'],
      '{ a { b } }',
    ]);
  });

  it('reads JSON, and answers a blank string for what is none (F5)', () => {
    expect(valueOf(`[JSON.parse('{"a":[1]}'), JSON.parse('{'), JSON.stringify({ a: 1 })]`)).toEqual([
      { a: [1] },
      '',
      '{"a":1}',
    ]);
  });

  it('reads the patterns of replace and replaceAll as Java does (F5)', () => {
    expect(
      valueOf(`['a.b'.replaceAll('.', '-'), 'a-b'.replaceAll('-', '+'), 'ab'.replace('(a)(b)', '$2$1')]`),
    ).toEqual(['---', 'a+b', 'ba']);
  });
});
