import { describe, expect, it } from 'vitest';
import { carrierNumberOf } from '../domain/carrier-number.ts';
import { SEED_OFFICES } from './offices.ts';
import { seedPackages } from './packages.ts';
import { SEED_PEOPLE } from './people.ts';
import { STORIES } from './stories.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const STATUS_COUNT = 14;
/** Every kind but a skewed clock, which no seed can have, and an unmatched recipient, who is in no history. */
const TROUBLE_COUNT = 10;

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

  it('has packages with everything that can be wrong, and numbers of carriers whose check digits fit', () => {
    const packages = seedPackages(NOW);
    const numbers = packages.flatMap(({ carrierNumbers }) => carrierNumbers.map(carrierNumberOf));

    expect(STORIES.filter(({ name }) => name === name.toUpperCase())).toHaveLength(TROUBLE_COUNT);
    expect(packages.some(({ events }) => events.some(({ kind }) => kind === 'VOID'))).toBe(true);
    expect(new Set(numbers.map(({ scheme }) => scheme))).toEqual(new Set(['S10', 'UPS_1Z', 'SSCC']));
    expect(numbers.every(({ isCheckDigitValid }) => isCheckDigitValid)).toBe(true);
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
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
