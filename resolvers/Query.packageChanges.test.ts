import { describe, expect, it } from 'vitest';
import { answered, loadedResolver, STAFF } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const PLACE = `${'0123456789abcdef'.repeat(2)}-812-40`;
const VIEWER = JSON.stringify({ kind: 'USER', sub: STAFF.identity.sub, groups: STAFF.identity.groups });
const { request, response, statement } = loadedResolver('Query.packageChanges');

describe('Query.packageChanges', () => {
  it('asks once for a package, from its first event or from a version on', () => {
    const first = statement({ args: { packageId: ID } });
    const later = statement({ args: { packageId: ID, officeId: null, since: '7', limit: 100 } });

    expect([first.count, first.values]).toEqual([1, [VIEWER, ID, '0', 50]]);
    expect(first.sql).toContain('changes_of_package');
    expect(later.values).toEqual([VIEWER, ID, '7', 100]);
  });

  it('asks once for an office, from now or from a place on', () => {
    const first = statement({ args: { officeId: ID } });
    const later = statement({ args: { officeId: ID, since: PLACE, limit: 1 } });

    expect([first.count, first.values]).toEqual([1, [VIEWER, ID, null, 50]]);
    expect(first.sql).toContain('changes_of_office');
    expect(later.values).toEqual([VIEWER, ID, PLACE, 1]);
  });

  it.each([
    {},
    { packageId: ID, officeId: ID },
    { packageId: ID, limit: 0 },
    { packageId: ID, limit: 101 },
    { packageId: ID, since: '' },
    { packageId: ID, since: '-1' },
    { packageId: ID, since: '1234567890' },
    { packageId: ID, since: PLACE },
    { officeId: ID, since: '7' },
    { officeId: ID, since: PLACE.slice(1) },
    { officeId: ID, since: `${PLACE}0000000000000000000` },
    { officeId: ID, since: `${PLACE}' or true` },
  ])('refuses %j', (args) => {
    expect(request({ args })).toMatchObject({ kind: 'error', error: { errorType: 'INVALID_INPUT' } });
  });

  it('knows that what is no UUID is the id of nothing, without asking', () => {
    expect(request({ args: { packageId: 'x' } })).toMatchObject({ kind: 'early', value: null });
    expect(request({ args: { officeId: 'LIS1' } })).toMatchObject({ kind: 'early', value: null });
  });

  it('answers the page, null for what may not be followed, and why a place was refused', () => {
    const page = { items: [], since: '7', hasMore: false };
    const refusal = { error: { code: 'INVALID_INPUT', message: 'begin anew' } };

    expect(response({ result: answered([{ piece: JSON.stringify(page) }]) })).toMatchObject({
      kind: 'value',
      value: page,
    });
    expect(response({ result: answered([]) })).toMatchObject({ kind: 'value', value: null });
    expect(response({ result: answered([{ piece: JSON.stringify(refusal) }]) })).toMatchObject({
      kind: 'error',
      error: { errorType: 'INVALID_INPUT', message: 'begin anew' },
    });
  });
});
