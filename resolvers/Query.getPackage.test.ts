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

  it('asks once as of two moments, by id or tracking number', () => {
    const asOf = { happenedBy: '2026-01-01T08:00:00Z', knownBy: null };
    const byId = statement({ args: { id: ID, asOf } });
    const byNumber = statement({ args: { trackingNumber: TRACKING_NUMBER, asOf } });

    expect(byId).toMatchObject({ count: 1, sql: expect.stringContaining('package_as_of') });
    expect(byId.values).toContain(JSON.stringify(asOf));
    expect(byNumber.values).toContain(TRACKING_NUMBER);
    expect(statement({ args: { id: ID, asOf: null } }).sql).not.toContain('package_as_of');
  });

  it.each([{}, { happenedBy: null }, { happenedBy: null, knownBy: null }])(
    'wants a moment to be asked as of one: %j',
    (asOf) => {
      expect(request({ args: { id: ID, asOf } })).toMatchObject({
        kind: 'error',
        error: { errorType: 'INVALID_INPUT' },
      });
    },
  );

  it('answers as of a moment with the package, null, or why there is no such moment', () => {
    const args = { id: ID, asOf: { knownBy: '2026-01-01T08:00:00Z' } };
    const answer = (written: object) =>
      response({ args, result: answered([{ piece: JSON.stringify(written) }]) });

    expect(answer({ package: { id: ID } })).toMatchObject({ value: { id: ID } });
    expect(answer({ error: { code: 'INVALID_INPUT', message: 'asOf.knownBy' } })).toMatchObject({
      kind: 'error',
      error: { errorType: 'INVALID_INPUT' },
    });
    expect(response({ args, result: answered([]) })).toMatchObject({ kind: 'value', value: null });
  });
});
