import { describe, expect, it } from 'vitest';
import { UsageError } from './import-options.ts';
import { USAGE, userOptions } from './user-options.ts';

describe('npm run user', () => {
  it('makes the first admin of a stack', () => {
    expect(userOptions(['--email', 'Ana@Example.org', '--group', 'admin', '--stack', 'Postroom'])).toEqual({
      email: 'ana@example.org',
      groups: ['admin'],
      stack: 'Postroom',
      printsPassword: false,
    });
  });

  it('makes staff of whoever works in an office', () => {
    expect(userOptions(['--email', 'a@b.c', '--office', 'lis1', '--role', 'manager'])).toEqual({
      email: 'a@b.c',
      groups: ['staff'],
      office: { code: 'LIS1', role: 'MANAGER' },
      printsPassword: false,
    });
  });

  it.each([
    [[], USAGE],
    [['--email', 'ana'], USAGE],
    [['--email', 'a@b.c', '--password', 'x'], USAGE],
    [['--email', 'a@b.c', '--group', 'root'], 'There is no group root'],
    [['--email', 'a@b.c', '--role', 'CLERK'], '--role is one of an office'],
    [['--email', 'a@b.c', '--office', 'LIS1', '--role', 'KING'], 'There is no role KING'],
  ])('says what is wrong with %o', (args, message) => {
    expect(() => userOptions(args)).toThrow(UsageError);
    expect(() => userOptions(args)).toThrow(message);
  });
});
