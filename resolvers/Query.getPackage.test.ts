import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../domain/tracking-number.ts';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const TRACKING_NUMBER = `01ABCDEFGHJKMNP${checkCharacter('01ABCDEFGHJKMNP')}`;
const { request, response, statement } = loadedResolver('Query.getPackage');

describe('Query.getPackage', () => {
  it('asks once, for what is selected and no more', () => {
    const { sql, count, values } = statement({ args: { id: ID }, selects: ['id', 'sender', 'sender/name'] });

    expect(count).toBe(1);
    expect(sql).toContain('package_json');
    expect(values).toEqual([
      JSON.stringify({ kind: 'USER', sub: 'sub-of-ana', groups: ['staff'] }),
      ID,
      '["sender"]',
    ]);
  });

  it('reads a tracking number as people write it', () => {
    const written = `o-l${TRACKING_NUMBER.slice(2).toLowerCase()}`.replace('kmn', ' k m n ');

    const { values } = statement({ args: { trackingNumber: written } });

    expect(values).toContain(TRACKING_NUMBER);
  });

  it('refuses a mistyped tracking number before the database is asked', () => {
    const mistyped = TRACKING_NUMBER.replace('B', 'V');

    expect(request({ args: { trackingNumber: mistyped } })).toMatchObject({
      kind: 'error',
      error: { errorType: 'INVALID_TRACKING_NUMBER' },
    });
  });

  it.each([{}, { id: null, trackingNumber: null }, { id: ID, trackingNumber: TRACKING_NUMBER }])(
    'wants one of the two: %j',
    (args) => {
      expect(request({ args })).toMatchObject({ kind: 'error', error: { errorType: 'INVALID_INPUT' } });
    },
  );

  it('knows that what is no UUID is no package, without asking', () => {
    expect(request({ args: { id: "1' or '1'='1" } })).toMatchObject({ kind: 'early', value: null });
  });

  it('puts the pieces of a long answer together', () => {
    const result = answered([{ piece: '{"id":"1","sta' }, { piece: 'tus":"LOST"}' }]);

    expect(response({ result })).toMatchObject({ kind: 'value', value: { id: '1', status: 'LOST' } });
  });

  it('answers null for what is not there', () => {
    expect(response({ result: answered([]) })).toMatchObject({ kind: 'value', value: null });
  });
});
