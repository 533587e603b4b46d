import { describe, expect, it } from 'vitest';
import { citedIn } from './tests-of-facts.ts';

describe('the tests of a fact', () => {
  it.each([
    ["it('answers (F47)', () => {});", [47]],
    ["describe('a batch (F37, F121)', () => { it('works', () => {}); });", [37, 121]],
    ["it.each([['F9']])('takes %s (F51b)', () => {});", [51]],
    ["it.each([['long (F9)', 'F10']])('takes what is %s', () => {});", [9]],
    ['it.skipIf(!hasTool)(`works${why} (F56)`, () => {});', [56]],
    ["it('answers', () => { expect(text).toBe('F8'); }); // F9", []],
  ])('are found by the titles in %s', (text, numbers) => {
    expect([...citedIn('example.test.ts', text)]).toEqual(numbers);
  });
});
