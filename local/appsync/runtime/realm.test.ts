import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { aSession, handle, valueOf } from './test-handler.ts';

const FAULT = /^code\.js:3:\d+: (?:TypeError|ReferenceError|EvalError): /;

describe('the realm of resolver code', () => {
  it.each([
    `ctx.constructor.constructor('return process')()`,
    `ctx.args.list.constructor.constructor('return process')()`,
    `(() => 1).constructor('return process')()`,
    `util.error.constructor('return process')()`,
    `util['constructor'].constructor('return process')()`,
    `ctx.info.constructor.constructor('return process')()`,
    `JSON.parse('[]').map.constructor('return process')()`,
    `rds.toJsonObject.constructor('return process')()`,
    `rds.sql.constructor('return process')()`,
  ])('cannot be left by %s', (attempt) => {
    const context = { arguments: { list: [1] }, info: { fieldName: 'a' } };

    expect(valueOf(attempt, context)).toMatch(FAULT);
  });

  it('shows nobody outside to the functions that code hands in', () => {
    const probe = `const trap = []; trap.map = (callback) => { ctx.stash.seen = typeof callback; };`;
    const context = { stash: {} };

    handle(
      `${probe} util.transform.toSubscriptionFilter({ or: trap }); util.appendError('a', 'b', trap);`,
      context,
    );

    expect(context.stash).toEqual({});
  });

  it('has the built-ins of AppSync (F5)', () => {
    const lists = `[[3, 1].sort(), [[1], 2].flat(), [1, 2, 3].findLast((n) => n < 3), [1, 2].reduceRight((all, n) => all + n, '')]`;
    const objects = `[Object.hasOwn({ a: 1 }, 'a'), Object.entries({ a: 1 }), Object.assign({}, { b: 2 })]`;
    const texts = `[' a '.trim(), 'ab'.charAt(1), 'a-b'.split('-'), String.raw\`a\`, 'abc'.lastIndexOf('c')]`;
    const numbers = `[Math.max(1, 2), Math.round(1.5), Number.isNaN(NaN), Number.isFinite(1)]`;

    expect(valueOf(lists)).toEqual([[1, 3], [1, 2], 2, '21']);
    expect(valueOf(objects)).toEqual([true, [['a', 1]], { b: 2 }]);
    expect(valueOf(texts)).toEqual(['a', 'b', ['a', 'b'], 'a', 2]);
    expect(valueOf(numbers)).toEqual([2, 2, true, true]);
  });

  it.each([
    'typeof Date, typeof Promise, typeof RegExp, typeof Map, typeof Set, typeof Function, typeof eval, typeof fetch',
    'typeof process, typeof globalThis, typeof setTimeout, typeof Symbol, typeof Error, typeof parseInt, typeof Boolean',
    'typeof Array.from, typeof Array.isArray, typeof Object.create, typeof Object.freeze, typeof Math.pow, typeof Number.parseInt',
    `typeof [].includes, typeof [].entries, typeof [].keys, typeof [].at, typeof [].toString, typeof [].toSorted`,
    `typeof ''.includes, typeof ''.padStart, typeof ''.match, typeof ''.substring, typeof ''.at, typeof ''.toString`,
    `typeof {}.toString, typeof {}.valueOf, typeof {}.hasOwnProperty, typeof (1)['toFixed'], typeof (() => 1)['call']`,
  ])('lacks what AppSync does not list: %s (F5)', (probes) => {
    expect(new Set(valueOf(`[${probes}]`) as string[])).toEqual(new Set(['undefined']));
  });

  it('writes objects into text without a toString of theirs (F5)', () => {
    expect(valueOf(`['a' + [1, [2, 3]], \`\${{ a: 1 }}\`, 1 + '']`)).toEqual([
      'a1,2,3',
      '[object Object]',
      '1',
    ]);
  });

  it('is strict, and cannot be changed by code (F6)', () => {
    const attempts = [
      `Array['prototype'].map = 1`,
      `Object['keys'] = 1`,
      `util['error'] = 1`,
      `util.time['x'] = 1`,
      `(() => 1)['x'] = 1, Math['x'] = 1`,
      'NaN = 1',
    ];

    expect(attempts.map((attempt) => valueOf(attempt))).toEqual(
      attempts.map(() => expect.stringMatching(FAULT)),
    );
  });

  it('takes keys that every object inherits, and gives them back', () => {
    const tricky = JSON.parse('{"toString":1,"valueOf":2,"constructor":3,"hasOwnProperty":4}') as object;

    expect(valueOf('ctx.args', { arguments: tricky })).toEqual(tricky);
  });

  it('hands out objects and arrays of our own, and no functions', () => {
    const outcome = handle('return { list: [1, () => 2], object: { a: undefined }, call: () => 1 };');

    const { value } = outcome as { value: { list: unknown[] } };
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value.list).toBeInstanceOf(Array);
    expect(value).toEqual({ list: [1, undefined], object: {} });
  });

  it('logs copies of what code prints', () => {
    const lines: unknown[] = [];

    handle(
      `console.log('a', { b: 1 }); console.error([2]);`,
      {},
      aSession({ log: (...line) => lines.push(line) }),
    );

    expect(lines).toEqual([
      ['log', ['a', { b: 1 }]],
      ['error', [[2]]],
    ]);
  });

  it('leaves the arrays of the process as fast as they were', () => {
    const script = `const { sharedRealm } = await import('./local/appsync/runtime/realm.ts');
      sharedRealm();
      console.log(new Function('return [%ArraySpeciesProtector(), %ArrayIteratorProtector()].join()')());`;
    const flags = ['--allow-natives-syntax', '--import', 'tsx', '--input-type=module', '--eval'];

    const areIntact = execFileSync(process.execPath, [...flags, script], { encoding: 'utf8' });

    expect(areIntact.trim()).toBe('true,true');
  });
});
