import { describe, expect, it } from 'vitest';
import { checkPassword } from './password-policy.ts';

describe('a password policy', () => {
  it.each([
    ['Sh0rt-x', 'Password not long enough'],
    ['lower-case-0', 'Password must have uppercase characters'],
    ['UPPER-CASE-0', 'Password must have lowercase characters'],
    ['No-numbers', 'Password must have numeric characters'],
    ['N0Symbols', 'Password must have symbol characters'],
  ])('that says nothing refuses %s', (password, complaint) => {
    expect(() => checkPassword(password)).toThrow(complaint);
  });

  it.each(['Corr3ct-horse', 'Corr3ct horse', 'Corr3ct~horse'])('that says nothing takes %s', (password) => {
    expect(() => checkPassword(password)).not.toThrow();
  });

  it('demands only what it says', () => {
    expect(() => checkPassword('sixsix', { MinimumLength: 6 })).not.toThrow();
  });
});
