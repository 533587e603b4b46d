import { describe, expect, it } from 'vitest';
import { endOfQuiet, isQuiet } from './quiet-hours.ts';

const night = { from: 22 * 60, until: 7 * 60, timeZone: 'Europe/Berlin' };
const endOf = (moment: string, quiet = night) => endOfQuiet(new Date(moment), quiet).toISOString();

describe('quiet hours', () => {
  it('go past midnight where they end before they begin, and are none where they end as they begin', () => {
    expect(isQuiet(new Date('2026-02-01T23:00:00Z'), night)).toBe(true);
    expect(isQuiet(new Date('2026-02-01T12:00:00Z'), night)).toBe(false);
    expect(isQuiet(new Date('2026-02-01T23:00:00Z'), { ...night, until: night.from })).toBe(false);
  });

  it('end on the clock of the zone, also in the nights in which it is changed', () => {
    expect(endOf('2026-02-01T23:00:00Z')).toBe('2026-02-02T06:00:00.000Z');
    expect(endOf('2026-03-28T23:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(endOf('2026-10-24T22:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });

  it('that end in the hour that is skipped end when the clock goes on', () => {
    expect(endOf('2026-03-28T23:00:00Z', { ...night, until: 150 })).toBe('2026-03-29T01:00:00.000Z');
  });
});
