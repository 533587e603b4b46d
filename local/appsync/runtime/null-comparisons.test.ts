import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handle, valueOf } from './test-handler.ts';
import { transformCode } from './transform-code.ts';

type Expression = { text: string; worth: unknown };

const VALUES = { n: null, zero: 0, one: 1, blank: '' };

/** Names (`m` is nobody's), and comparisons of them, with their worth when null and undefined are one. */
const { expression } = fc.letrec<{ expression: Expression; comparison: Expression; name: Expression }>(
  (tie) => ({
    expression: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('name'), tie('comparison')),
    name: fc
      .constantFrom('n', 'm', 'zero', 'one', 'blank')
      .map((name) => ({ text: `ctx.args.${name}`, worth: (VALUES as Record<string, unknown>)[name] })),
    comparison: fc
      .tuple(
        tie('expression'),
        fc.constantFrom('===', '!=='),
        fc.constantFrom('', ' ', '/*===*/'),
        tie('expression'),
      )
      .map(([left, operator, gap, right]) => ({
        text: `${left.text}${gap}${operator}${gap}(${right.text})`,
        worth: ((left.worth ?? null) === (right.worth ?? null)) === (operator === '==='),
      })),
  }),
);

const context = { arguments: { nothing: null, some: 0 } };

describe('comparing with nothing', () => {
  it.each([
    ['ctx.args.missing === null', true],
    ['ctx.args.nothing === undefined', true],
    ['null !== undefined', false],
    ['ctx.args === null', false],
    ['ctx.args.nothing === ctx.args.missing', true],
    ['ctx.args.nothing !== ctx.args.missing', false],
    ['(ctx.args.nothing) === ctx.args.some', false],
    ['ctx.args.some === ctx.args.nothing || ctx.args.missing === ctx.args.nothing', true],
    ['[null].filter((a) => a === ctx.args.missing).length', 1],
    ['(ctx.args.nothing === ctx.args.missing) === (ctx.args.some === ctx.args.some)', true],
    ['ctx.args.missing === /* not === */ ctx.args.nothing', true],
  ])('takes null and undefined for one: %s is %j (F9)', (expression, value) => {
    expect(valueOf(expression, context)).toBe(value);
  });

  it('takes null and undefined for one in all comparisons of comparisons (F9)', () => {
    fc.assert(
      fc.property(expression, ({ text, worth }) => {
        expect(valueOf(`[${text}][0] ?? null`, { arguments: VALUES })).toEqual(worth ?? null);
      }),
    );
  });

  it.each(['null', 'undefined', 'ctx.args.nothing'])(
    'takes them for one in a switch over %s (F9)',
    (test) => {
      const statements = `switch (ctx.args.missing) { case 0: return 'zero'; case ${test}: return 'nothing'; default: return 'other'; }`;

      expect(handle(statements, context)).toEqual({ kind: 'value', value: 'nothing' });
    },
  );

  it('leaves alone what cannot be nothing', () => {
    const code = `x(d === 0, 'a' !== e, typeof f === g, h == i, !j === k); switch (l) { case 1: case 'b': }`;

    expect(transformCode(code).text).toBe(code);
  });

  it('reports the place of a fault inside a comparison as it is in the source (F9, F11)', () => {
    expect(valueOf('ctx.args.nothing === ctx.args.missing.more', context)).toMatch(
      /^code\.js:3:77: TypeError: Cannot read/,
    );
  });
});
