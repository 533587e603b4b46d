import { describe, expect, it } from 'vitest';
import { SEED_OFFICES } from './offices.ts';
import { seedPackages } from './packages.ts';
import { SEED_PEOPLE } from './people.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const STATUS_COUNT = 14;

/** Hours east of Greenwich, in January. */
function offsetOf(timeZone: string): number {
  const at = new Date('2026-01-15T12:00:00Z');
  const local = at.toLocaleString('sv-SE', { timeZone });
  return (Date.parse(`${local.replace(' ', 'T')}Z`) - at.getTime()) / 3_600_000;
}

describe('the seed', () => {
  it('has at least forty offices on six continents, each code once', () => {
    const continents = new Set(SEED_OFFICES.map(({ timeZone }) => timeZone.split('/')[0]));

    expect(SEED_OFFICES.length).toBeGreaterThanOrEqual(40);
    expect(continents).toEqual(new Set(['Europe', 'Africa', 'Asia', 'Australia', 'Pacific', 'America']));
    expect(new Set(SEED_OFFICES.map(({ code }) => code)).size).toBe(SEED_OFFICES.length);
  });

  it.each(SEED_OFFICES)('puts $city where its time zone is', ({ longitude, timeZone }) => {
    expect(Math.abs(offsetOf(timeZone) - longitude / 15)).toBeLessThan(2);
  });

  it('knows everybody by one id, one address and one number', () => {
    for (const key of ['id', 'email', 'phone'] as const) {
      expect(new Set(SEED_PEOPLE.map((person) => person[key])).size).toBe(SEED_PEOPLE.length);
    }
  });

  it('has packages in every status', () => {
    expect(new Set(seedPackages(NOW).map(({ status }) => status)).size).toBe(STATUS_COUNT);
  });

  it('is the same each time', () => {
    expect(seedPackages(NOW)).toEqual(seedPackages(NOW));
  });

  it('has no event in the future, and every history in order', () => {
    for (const { events } of seedPackages(NOW)) {
      const times = events.map(({ occurredAt }) => occurredAt.getTime());

      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.every((time) => time < NOW.getTime())).toBe(true);
    }
  });

  it('writes amounts with the places of their currency', () => {
    const costs = seedPackages(NOW).flatMap((parcel) => parcel.costs);

    expect(costs.find(({ currencyCode }) => currencyCode === 'JPY')?.amount).toMatch(/^\d+$/);
    expect(costs.find(({ currencyCode }) => currencyCode === 'EUR')?.amount).toMatch(/^\d+\.\d\d$/);
  });
});
