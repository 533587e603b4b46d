import { describe, expect, it } from 'vitest';
import { transformCode } from './transform-code.ts';

describe('transformCode', () => {
  it('makes parameters of imports and a body of the rest, and moves no line', () => {
    const { text, bindings, exports } = transformCode(`import {\n  util as u,\n} from '@aws-appsync/utils';
export function request() { return u.autoId(); }
export const response = () => 1, other = 2;`);

    expect(bindings).toEqual([{ module: '@aws-appsync/utils', imported: 'util', local: 'u' }]);
    expect(exports).toEqual({ request: 'request', response: 'response', other: 'other' });
    expect(text.split('\n').map((line) => line.trim())).toEqual([
      '',
      '',
      '',
      'function request() { return u.autoId(); }',
      'const response = () => 1, other = 2;',
    ]);
  });

  it('knows where a place in the changed text comes from', () => {
    const code = 'export function request(ctx) {\n  for (const a of ctx.list) { a.b.c; }\n}';

    const { text, originOf } = transformCode(code);

    const column = (text.split('\n')[1]?.indexOf('a.b.c') ?? 0) + 1;
    expect(column).toBeGreaterThan(31);
    expect(originOf({ line: 2, column })).toEqual({ line: 2, column: 31 });
    expect(originOf({ line: 1, column: 5 })).toEqual({ line: 1, column: 5 });
  });

  it('makes comparisons with null and undefined take both, and moves no line (F9)', () => {
    expect(transformCode('x(a === null, undefined !== b, c === void 0, d === 0)').text).toBe(
      'x(a ==  null, undefined !=  b, c ==  void 0, d === 0)',
    );
    expect(transformCode('x(a === b.c)').text).toBe('x(((a ) ?? null) === (( b.c) ?? null))');
  });
});
