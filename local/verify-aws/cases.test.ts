import { describe, expect, it } from 'vitest';
import { evaluate } from '../appsync/evaluate.ts';
import { answerHere } from './answer.ts';
import { CASES } from './cases.ts';

describe('a case for AWS', () => {
  it.each(CASES)('is answered here as expected: $name', (evaluation) => {
    expect(answerHere(evaluate(evaluation))).toEqual(evaluation.expected);
  });

  it('is told from the others by its name and context', () => {
    const keys = CASES.map(({ name, context }) => JSON.stringify([name, context]));

    expect(new Set(keys).size).toBe(CASES.length);
  });
});
