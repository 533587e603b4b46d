import { describe, expect, it } from 'vitest';
import { checkEnvironment } from './environment.ts';
import { valueOf } from './test-handler.ts';

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`NAME_${index}`, 'value']));

describe('environment variables', () => {
  it('are given to handlers as ctx.env (F14)', () => {
    expect(valueOf('ctx.env.STAGE', { env: { STAGE: 'test' } })).toBe('test');
  });

  it('are taken up to the limits of AppSync (F14)', () => {
    expect(() =>
      checkEnvironment({ ...many(48), ab: 'x'.repeat(512), [`a${'1'.repeat(63)}`]: '' }),
    ).not.toThrow();
  });

  it.each([
    [many(51), 'there are 51, and at most 50 can be'],
    [{ a: 'x' }, `'a' is no name of 2 to 64`],
    [{ ['a'.repeat(65)]: 'x' }, 'is no name of 2 to 64'],
    [{ '1a': 'x' }, `'1a' is no name`],
    [{ 'a-b': 'x' }, `'a-b' is no name`],
    [{ NAME: 'x'.repeat(513) }, 'the value of NAME is longer than 512 characters'],
  ])('are refused beyond them (F14)', (variables, reason) => {
    expect(() => checkEnvironment(variables)).toThrow(reason);
  });
});
