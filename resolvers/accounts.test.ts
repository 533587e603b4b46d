import { describe, expect, it } from 'vitest';
import { loadedResolver, STAFF, STRANGER } from '../test/loaded-resolver.ts';

const addStaff = loadedResolver('Mutation.addStaff');
const claimPerson = loadedResolver('Mutation.claimPerson');
const wakeForget = loadedResolver('wakeForget');
const input = { email: 'ana@example.org', officeId: 'o', role: 'CLERK' };
const asker = { kind: 'USER', sub: STAFF.identity.sub, groups: ['staff'] };

describe('what a function does with accounts', () => {
  it('is asked with who asks, as the token says', () => {
    expect(addStaff.request({ args: { input } })).toMatchObject({
      value: { operation: 'Invoke', payload: { viewer: asker, input } },
    });
    expect(claimPerson.request({ args: { email: 'victim@example.org', sub: 'victim' } })).toMatchObject({
      value: { operation: 'Invoke', payload: { viewer: asker } },
    });
    for (const { request } of [addStaff, claimPerson])
      expect(request({ args: { input }, as: STRANGER })).toMatchObject({ kind: 'error' });
  });

  it('is asked with nothing that a claimant has said', () => {
    const asked = claimPerson.request({ args: { email: 'victim@example.org' } });

    expect(JSON.stringify(asked)).not.toContain('victim');
  });

  it('is answered, or refused', () => {
    const member = { userId: 'u', officeId: 'o', role: 'CLERK' };
    const error = { code: 'NOT_FOUND', message: 'There is no office o.' };

    expect(addStaff.response({ result: { member } })).toMatchObject({ value: member });
    expect(addStaff.response({ result: { error } })).toMatchObject({ error: { errorType: 'NOT_FOUND' } });
    expect(claimPerson.response({ result: { people: [] } })).toMatchObject({ value: [] });
  });

  it('fails without a word of why', () => {
    const failed = addStaff.response({ error: { message: 'ana@example.org', type: 'Lambda:Unhandled' } });

    expect(failed).toMatchObject({ error: { errorType: 'INTERNAL' } });
    expect(JSON.stringify([failed, failed.logged])).not.toContain('ana@');
  });
});

describe('forgetting', () => {
  it('is woken with nothing, and leaves the answer as it is, woken or not', () => {
    const erased = { id: 'p', isErased: true };

    expect(wakeForget.request({})).toMatchObject({ value: { invocationType: 'Event', payload: {} } });
    expect(wakeForget.response({ prev: { result: erased } })).toMatchObject({ value: erased });
    expect(
      wakeForget.response({ prev: { result: erased }, error: { message: 'no', type: 'Lambda:Unhandled' } }),
    ).toMatchObject({ value: erased });
  });
});
