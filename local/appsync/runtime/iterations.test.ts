import { describe, expect, it } from 'vitest';
import { handle, valueOf } from './test-handler.ts';

/** The numbers from 0 to 1,499. */
const context = { arguments: { list: Array.from({ length: 1_500 }, (_, index) => index) } };

describe('loops over lists', () => {
  it('end silently after 1,000 rounds of for-of (F8)', () => {
    const outcome = handle(
      'let rounds = 0; for (const _ of ctx.args.list) { rounds += 1; } return rounds;',
      context,
    );

    expect(outcome).toEqual({ kind: 'value', value: 1_000 });
  });

  it.each([
    ['ctx.args.list.map((n) => n).length', 1_000],
    ['ctx.args.list.flatMap((n) => [n, n]).length', 2_000],
    ['ctx.args.list.filter((n) => n > 997).length', 2],
    ['ctx.args.list.reduce((count) => count + 1, 0)', 1_000],
    ['ctx.args.list.every((n) => n < 1000)', true],
    ['ctx.args.list.some((n) => n > 999)', false],
    ['ctx.args.list.find((n) => n > 999) ?? "none"', 'none'],
    ['ctx.args.list.findIndex((n) => n > 999)', -1],
    ['ctx.args.list.findLast((n) => n < 500) ?? "none"', 'none'],
    ['ctx.args.list.findLastIndex((n) => n < 500)', -1],
    ['ctx.args.list.findLastIndex((n) => n < 501)', 500],
    ['ctx.args.list.findLast((n, index, all) => index === 600 && all.length === 1500)', 600],
    ['ctx.args.list.reduceRight((count) => count + 1, 0)', 1_000],
    ['ctx.args.list.reduceRight((least, n, index) => index, 0)', 500],
  ])('end silently after 1,000 callbacks: %s is %j (F8)', (expression, value) => {
    expect(valueOf(expression, context)).toBe(value);
  });

  it('count forEach too, and each loop by itself (F8)', () => {
    const outcome = handle(
      `let rounds = 0; [1, 2].forEach(() => { ctx.args.list.forEach(() => { rounds += 1; }); }); return rounds;`,
      context,
    );

    expect(outcome).toEqual({ kind: 'value', value: 2_000 });
  });

  it('leave other methods whole: there is no callback to count', () => {
    expect(valueOf('[ctx.args.list.slice(0).length, ctx.args.list.indexOf(1400)]', context)).toEqual([
      1_500, 1_400,
    ]);
  });
});
