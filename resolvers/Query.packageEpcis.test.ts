import { describe, expect, it } from 'vitest';
import { epcisFaults } from '../test/epcis/validate-epcis.ts';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const { request, response, statement } = loadedResolver('Query.packageEpcis');

const REGISTRATION = {
  eventId: ID,
  kind: 'REGISTER',
  at: '2026-01-01T08:00:00.000Z',
  zoneOffset: '+00:00',
  recordedAt: '2026-01-01T08:00:00.000Z',
  isCounted: true,
  statusBefore: 'REGISTERED',
  status: 'REGISTERED',
};

describe('Query.packageEpcis', () => {
  it('asks once, and not at all for what is no UUID', () => {
    expect(statement({ args: { packageId: ID } })).toMatchObject({ count: 1 });
    expect(request({ args: { packageId: 'LIS1' } })).toMatchObject({ kind: 'early', value: null });
  });

  it('answers an object, which AppSync writes as JSON text (F34)', () => {
    const history = { trackingNumber: '01ABCDEFGHJKMNPQ', sscc: null, pages: [[REGISTRATION]] };

    const { value } = response({ result: answered([{ piece: JSON.stringify(history) }]) }) as unknown as {
      value: unknown;
    };

    expect(value).toMatchObject({ type: 'EPCISDocument' });
    expect(epcisFaults(JSON.parse(JSON.stringify(value)))).toEqual([]);
  });

  it('is null for what is not there', () => {
    expect(response({ result: answered([]) })).toMatchObject({ kind: 'value', value: null });
  });
});
