import { describe, expect, it } from 'vitest';
import { answered, loadedResolver, SYSTEM } from '../test/loaded-resolver.ts';

const { request, response, statement } = loadedResolver('Mutation.recordScans');
const scan = { scanId: 'scan-0001', kind: 'RECEIVE', trackingNumber: '0000 0000 0000 0000' };

const many = (count: number) => Array.from({ length: count }, () => scan);

describe('Mutation.recordScans', () => {
  it('sends all scans in one statement, each as a text of its own, in the name of the caller', () => {
    const broken = { ...scan, note: 'a\u0000', reason: '\udc00' };

    const { count, values } = statement({ args: { scans: [scan, broken] }, as: SYSTEM });

    expect(count).toBe(1);
    const [viewer, texts] = values.map((value) => JSON.parse(String(value)) as unknown);
    expect(viewer).toEqual({ kind: 'SYSTEM' });
    expect((texts as string[]).map((text) => JSON.parse(text) as unknown)).toEqual([scan, broken]);
    expect(String(values[1])).not.toContain('\u0000');
  });

  it('reads the number of a carrier as it is kept', () => {
    const { values } = statement({ args: { scans: [{ ...scan, carrierNumber: '1z 999-aa1' }] } });

    expect(JSON.parse((JSON.parse(String(values[1])) as string[])[0] ?? '')).toMatchObject({
      carrierNumber: '1Z999AA1',
    });
  });

  it.each([0, 501, 2000])('refuses %i scans without asking the database', (count) => {
    expect(request({ args: { scans: many(count) } })).toMatchObject({
      error: { errorType: 'INVALID_INPUT' },
    });
  });

  it('takes 500', () => {
    const { values } = statement({ args: { scans: many(500) } });

    expect(JSON.parse(String(values[1]))).toHaveLength(500);
  });

  it('answers what became of each, under the id that was sent', () => {
    const scans = [scan, { ...scan, scanId: 'scan-\udc00' }];
    const results = [
      { wasKnown: false, eventId: '1' },
      { wasKnown: false, error: { code: 'INVALID_INPUT', message: 'No.' } },
    ];
    const result = answered([{ piece: JSON.stringify(results) }]);

    expect(response({ args: { scans }, result })).toMatchObject({
      kind: 'value',
      value: results.map((one, place) => ({ ...one, scanId: scans[place]?.scanId })),
    });
  });
});
