import { describe, expect, it } from 'vitest';
import { loadedResolver, STRANGER, SYSTEM } from '../test/loaded-resolver.ts';

const { request, statement } = loadedResolver('Query.listOffices');

describe('who asks', () => {
  it('is the user of the token, with their groups or none', () => {
    const as = { authType: 'User Pool Authorization', identity: { sub: 'sub-of-eva', groups: null } };

    expect(statement({ as }).values[0]).toBe('{"kind":"USER","sub":"sub-of-eva","groups":[]}');
  });

  it('is the system where IAM has let it in', () => {
    expect(statement({ as: SYSTEM }).values[0]).toBe('{"kind":"SYSTEM"}');
  });

  it('is nobody with an API key, even where a directive is forgotten', () => {
    expect(request({ as: STRANGER })).toMatchObject({ error: { errorType: 'Unauthorized' } });
  });
});
