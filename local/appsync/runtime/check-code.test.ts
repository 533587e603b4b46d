import { describe, expect, it } from 'vitest';
import { checkCode } from './check-code.ts';

function refusalOf(code: string): string {
  try {
    checkCode(code, 'Query.x.js');
    return 'taken';
  } catch (error) {
    return (error as Error).message.replace('APPSYNC_JS does not support:\n', '');
  }
}

describe('checkCode', () => {
  it.each([
    ['for (let i = 0; i < 1; i += 1) {}', 'for (;;)'],
    ['while (true) {}', 'while'],
    ['do {} while (true)', 'do'],
    ['try { } finally { }', 'try'],
    ['throw 1', 'throw'],
    ['for (const a of []) { continue; }', 'continue'],
    ['here: for (const a of []) { break here; }', 'label'],
    ['const A = class {}', 'class'],
    ['return new A()', 'new'],
    ['return this', 'this'],
    ['return /a/', 'regular expression literal'],
    ['let a = 1; a++', 'operator ++'],
    ['let a = 1; --a', 'operator --'],
    ['return ~1', 'operator ~'],
    ['return "a" in {}', 'operator in'],
    ['return {} instanceof Object', 'operator instanceof'],
    ['return async () => 1', 'async'],
    ['return function* () {}', 'generator'],
    ['return { get a() { return 1; } }', 'getter or setter'],
    ['return [2, 1].sort((a, b) => a - b)', 'sort() with a comparator'],
    ['return request.call(1)', 'function.call()'],
    ['return import("a")', 'import()'],
  ])('refuses %s by name and place (F2, F3, F4)', (statement, feature) => {
    const refusal = refusalOf(`export function request() {\n  ${statement};\n}`);

    expect(refusal).toMatch(/^Query\.x\.js:2:\d+: /);
    expect(refusal).toContain(`: ${feature}`);
  });

  it.each([
    ['const again = (n) => again(n - 1)', 'recursion'],
    ['function even(n) { return odd(n); } function odd(n) { return even(n); }', 'recursion'],
    ['const walk = (node) => node.children.map((child) => walk(child))', 'recursion'],
    ['const walk = (node) => node.children.map(walk)', 'recursion'],
    ['const run = (callback) => callback(); run(() => 1)', 'function passed as an argument'],
    ['const one = () => 1; const run = (value) => value; run(one)', 'function passed as an argument'],
    ['util.error(() => 1)', 'function passed as an argument'],
    [`'a'.replace('a', () => 'b')`, 'function passed as an argument'],
    ['const add = (a) => (b) => a + b', 'function as a return value'],
    ['function one() { return 1; } return one', 'function as a return value'],
  ])('refuses %s: %s (F4)', (statement, feature) => {
    expect(refusalOf(`export function request() {\n  ${statement};\n}`)).toMatch(
      new RegExp(`^Query\\.x\\.js:2:\\d+: ${feature}$`, 'm'),
    );
  });

  it.each([
    ['Date.now()', `'Date', which AppSync does not have`],
    ['fetch("a")', `'fetch', which AppSync does not have`],
    ['parseInt("1")', `'parseInt', which AppSync does not have`],
    ['misspelt.name', `'misspelt', which AppSync does not have`],
    ['Object.fromEntries([])', `'Object.fromEntries', which AppSync does not have`],
    ['Math.pow(1, 2)', `'Math.pow', which AppSync does not have`],
    ['console.warn(1)', `'console.warn', which AppSync does not have`],
    ['util.time.now()', `'util.time.now', which AppSync does not have`],
    ['arguments.length', `'arguments', which AppSync does not have`],
  ])('refuses names that AppSync lacks: %s (F5, F7)', (expression, feature) => {
    expect(refusalOf(`export function request() {\n  return ${expression};\n}`)).toBe(
      `Query.x.js:2:10: ${feature}`,
    );
  });

  it('refuses util.validate and the rest of what only mapping templates have (F31)', () => {
    const code = `import { util as u } from '@aws-appsync/utils';
export const request = (ctx) => u.validate(ctx.args.a, 'no');
export const response = (ctx) => u.isNullOrEmpty(ctx.args.a);`;

    expect(refusalOf(code)).toBe(
      `Query.x.js:2:33: 'u.validate', which AppSync does not have\nQuery.x.js:3:34: 'u.isNullOrEmpty', which AppSync does not have`,
    );
  });

  it('knows names by where they are declared', () => {
    const code = `function request({ Date, ...rest }, [fetch] = [rest]) {
  const util = { validate: (value) => value };
  for (const Map of [Date, fetch]) { var Set = Map; }
  { const request = () => util.validate(Set); request(); }
  switch (1) { case 1: { let { a: Promise = 1 } = {}; return Promise; } }
  return [1].map(function Symbol(value) { return value; });
}
export { request as response };`;

    expect(refusalOf(code)).toBe('taken');
  });

  it('takes what AppSync takes (F2, F3, F4, F5)', () => {
    const code = `import { util } from '@aws-appsync/utils';
import { sql } from '@aws-appsync/utils/rds';
const twice = (n = 1, ...rest) => n * 2 + rest.length;
export function request({ args: { a, ...others } }) {
  for (const key in others) { if (key === 'x') { break; } }
  switch (a) { case 1: return sql\`select \${twice(a)}\`; default: delete others.b; }
  return [...(others?.list ?? []), void 0, typeof a, a & 1 ? { ...others } : util.autoId()].sort();
}`;

    expect(refusalOf(code)).toBe('taken');
  });

  it('names every fault of a file, each with its place (F3)', () => {
    expect(refusalOf('export const a = () => {\n  while (true) {\n    throw 1;\n  }\n};')).toBe(
      'Query.x.js:2:3: while\nQuery.x.js:3:5: throw',
    );
  });

  it('refuses imports of what AppSync does not have (F12)', () => {
    expect(refusalOf(`import _ from 'lodash';`)).toContain(`1:1: import of 'lodash'`);
    expect(refusalOf(`import { get, operations } from '@aws-appsync/utils/dynamodb';`)).toBe('taken');
    expect(refusalOf(`import * as ai from '@aws-appsync/utils/ai';`)).toContain('@aws-appsync/utils/ai');
    expect(refusalOf(`import { nothing } from '@aws-appsync/utils';`)).toContain(`import of 'nothing'`);
    expect(refusalOf(`export default 1;`)).toContain('export default');
  });

  it('refuses more than 32,000 characters (F1)', () => {
    expect(refusalOf(' '.repeat(32_000))).toBe('taken');
    expect(refusalOf(' '.repeat(32_001))).toBe('Query.x.js:1:1: code of 32001 characters (at most 32000)');
  });

  it('tells where code is no JavaScript', () => {
    expect(refusalOf('export function request() {\n  return 1 +;\n}')).toBe(
      'Query.x.js:2:13: syntax: Unexpected token',
    );
  });
});
