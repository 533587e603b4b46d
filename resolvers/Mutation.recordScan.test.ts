import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../domain/tracking-number.ts';
import { answered, loadedResolver, SYSTEM } from '../test/loaded-resolver.ts';

const TRACKING_NUMBER = `01ABCDEFGHJKMNP${checkCharacter('01ABCDEFGHJKMNP')}`;
const { request, response, statement } = loadedResolver('Mutation.recordScan');
const scan = { scanId: 'scan-0001', kind: 'RECEIVE', trackingNumber: TRACKING_NUMBER.toLowerCase() };

const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);

describe('Mutation.recordScan', () => {
  it('records the scan in one statement, in the name of the caller', () => {
    const { count, values } = statement({
      args: { input: scan },
      as: SYSTEM,
      selects: ['id', 'openExceptions'],
    });

    expect(count).toBe(1);
    const [viewer, scans, children] = values.map((value) => JSON.parse(String(value)) as unknown);
    expect(viewer).toEqual({ kind: 'SYSTEM' });
    expect((scans as string[]).map((text) => JSON.parse(text) as unknown)).toEqual([
      { ...scan, packageId: null, trackingNumber: TRACKING_NUMBER },
    ]);
    expect(children).toEqual(['openExceptions']);
  });

  it('may name the package by the number of a carrier, as it is kept', () => {
    const { values } = statement({
      args: { input: { ...scan, trackingNumber: null, carrierNumber: 'rb 1' } },
    });

    expect(JSON.parse((JSON.parse(String(values[1])) as string[])[0] ?? '')).toMatchObject({
      packageId: null,
      trackingNumber: null,
      carrierNumber: 'RB1',
    });
  });

  it('answers the package as it is now', () => {
    const result = piece([{ scanId: 'scan-0001', package: { id: '1', version: 2 } }]);

    expect(response({ result })).toMatchObject({ kind: 'value', value: { id: '1', version: 2 } });
  });

  it('says why nothing was recorded', () => {
    const error = { code: 'SCAN_ID_REUSED', message: 'scan-0001 was used before.' };

    expect(response({ result: piece([{ scanId: 'scan-0001', error }]) })).toMatchObject({
      kind: 'error',
      error: { errorType: error.code, message: error.message },
    });
  });

  it.each([
    [{ trackingNumber: '0000000000000001' }, 'INVALID_TRACKING_NUMBER'],
    [{ packageId: '018f2c5e-0000-7000-8000-000000000001' }, 'INVALID_INPUT'],
    [{ trackingNumber: null }, 'INVALID_INPUT'],
    [{ carrierNumber: '1Z999' }, 'INVALID_INPUT'],
  ])('refuses %j without asking the database: %s', (named, errorType) => {
    expect(request({ args: { input: { ...scan, ...named } } })).toMatchObject({ error: { errorType } });
  });
});
