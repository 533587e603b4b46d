import { describe, expect, it } from 'vitest';
import { loadedResolver, STRANGER, SYSTEM } from '../test/loaded-resolver.ts';

const { request, statement } = loadedResolver('Query.listOffices');

const EVA = { sub: 'sub-of-eva', groups: null, claims: { token_use: 'access', exp: 1 } };

function asEva(change: object) {
  return { authType: 'User Pool Authorization', identity: { ...EVA, ...change } };
}

describe('who asks', () => {
  it('is the user of the token, with their groups or none', () => {
    expect(statement({ as: asEva({}) }).values[0]).toBe('{"kind":"USER","sub":"sub-of-eva","groups":[]}');
  });

  it.each([
    [
      'an id token, which says who somebody is and not what they may (F100)',
      { claims: { token_use: 'id', exp: 1 } },
    ],
    ['a token of no known use', { claims: { exp: 1 } }],
    ['a token without an end', { claims: { token_use: 'access' } }],
    ['groups that are text, which the database would take for a list', { groups: 'admin' }],
    ['groups that are an object, whose keys it would take for one', { groups: { admin: true } }],
    ['a group that is a number', { groups: 1 }],
  ])('is nobody with %s', (_, change) => {
    expect(request({ as: asEva(change) })).toMatchObject({ error: { errorType: 'Unauthorized' } });
  });

  it('is the system where IAM has let it in', () => {
    expect(statement({ as: SYSTEM }).values[0]).toBe('{"kind":"SYSTEM"}');
  });

  it('is nobody with an API key, even where a directive is forgotten', () => {
    expect(request({ as: STRANGER })).toMatchObject({ error: { errorType: 'Unauthorized' } });
  });
});
