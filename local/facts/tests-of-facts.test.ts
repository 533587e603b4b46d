import { describe, expect, it } from 'vitest';
import { citedIn } from './tests-of-facts.ts';

describe('the tests of a fact', () => {
  // § stands for the letter, or this table would be found itself
  it.each([
    ["it('answers (§47)', () => {});", [47]],
    ["describe('a batch (§37, §121)', () => { it('works', () => {}); });", [37, 121]],
    ["it.each([['§9']])('takes %s (§51b)', () => {});", [51]],
    ["it.each([['long (§9)', '§10']])('takes what is %s', () => {});", [9]],
    ['it.skipIf(!hasTool)(`works${why} (§56)`, () => {});', [56]],
    ["it('answers', () => { expect(text).toBe('§8'); }); // §9", []],
  ])('are found by the titles in %s', (text, numbers) => {
    expect([...citedIn('example.test.ts', text.replaceAll('§', 'F'))]).toEqual(numbers);
  });
});
