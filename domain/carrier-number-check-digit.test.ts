import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CarrierNumberScheme } from '../graphql/generated/graphql.ts';
import { carrierNumberCandidates } from './carrier-number.ts';
import {
  DHL_MOD_7,
  FEDEX_MOD_11,
  GS1_MOD_10,
  IDENTCODE_MOD_10,
  S10_MOD_11,
  UPS_MOD_10,
  checkDigitOf,
  type CheckDigit,
} from './carrier-number-check-digit.ts';

type Shown = { rule: CheckDigit; places: number; write: (number: string) => string };

const asIs = (number: string) => number;
const SCHEMES: Partial<Record<CarrierNumberScheme, Shown>> = {
  SSCC: { rule: GS1_MOD_10, places: 18, write: asIs },
  FEDEX_15: { rule: GS1_MOD_10, places: 15, write: asIs },
  FEDEX_96: { rule: GS1_MOD_10, places: 15, write: (number) => `9611020${number}` },
  USPS_IMPB: { rule: GS1_MOD_10, places: 20, write: asIs },
  S10: { rule: S10_MOD_11, places: 9, write: (number) => `RB${number}GB` },
  UPS_1Z: { rule: UPS_MOD_10, places: 16, write: (number) => `1Z${number}` },
  FEDEX_12: { rule: FEDEX_MOD_11, places: 12, write: asIs },
  DHL_EXPRESS: { rule: DHL_MOD_7, places: 10, write: asIs },
  DHL_IDENTCODE: { rule: IDENTCODE_MOD_10, places: 12, write: asIs },
};
const shown = Object.entries(SCHEMES) as [CarrierNumberScheme, Shown][];
const catchesAll = shown.filter(([, { rule }]) => rule === GS1_MOD_10);

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

/** A right number, and the same with one digit replaced by another. */
const oneWrongDigit = ({ rule, places }: Shown) =>
  fc
    .tuple(digits(places - 1), fc.nat(places - 1), fc.integer({ min: 1, max: 9 }))
    .map(([payload, place, shift]) => {
      const right = payload.join('') + checkDigitOf(payload.join(''), rule);
      const wrong = `${(Number(right[place]) + shift) % 10}`;
      return { right, place, wrong: right.slice(0, place) + wrong + right.slice(place + 1) };
    });

const isValidAs = (scheme: CarrierNumberScheme, written: string) =>
  carrierNumberCandidates(written).find((candidate) => candidate.scheme === scheme)?.isValid;

/** The sum modulo the modulus, without the check digit. */
function remainderOf(number: string, { weights, digits: byRemainder }: CheckDigit): number {
  const sum = [...number.slice(0, -1)]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (weights[index % weights.length] ?? 0), 0);
  return sum % byRemainder.length;
}

describe('a check digit', () => {
  it.each(shown)('of %s proves a right number', (scheme, one) => {
    fc.assert(
      fc.property(oneWrongDigit(one), ({ right }) => {
        expect(isValidAs(scheme, one.write(right))).toBe(true);
      }),
    );
  });

  it.each(catchesAll)('of %s catches every single wrong digit', (scheme, one) => {
    fc.assert(
      fc.property(oneWrongDigit(one), ({ wrong }) => {
        expect(isValidAs(scheme, one.write(wrong))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(shown)(
    'of %s misses a single wrong digit only where two sums share a check digit',
    (scheme, one) => {
      fc.assert(
        fc.property(oneWrongDigit(one), ({ right, wrong }) => {
          const [before, after] = [remainderOf(right, one.rule), remainderOf(wrong, one.rule)];
          const isMissed =
            right.at(-1) === wrong.at(-1) && one.rule.digits[before] === one.rule.digits[after];

          expect(isValidAs(scheme, one.write(wrong))).toBe(isMissed);
        }),
        { numRuns: 1000 },
      );
    },
  );

  it('of S10 and FedEx Express misses none but the few that the written digit hides', () => {
    for (const rule of [S10_MOD_11, FEDEX_MOD_11]) {
      const twice = [...rule.digits].filter((digit, index, all) => all.indexOf(digit) !== index);
      expect(twice).toHaveLength(1);
    }
  });

  it('of S10 is 5 where 11 less the remainder is 11, and 0 where it is 10', () => {
    expect(checkDigitOf('00000000', S10_MOD_11)).toBe('5');
    expect(checkDigitOf('00300000', S10_MOD_11)).toBe('0');
  });

  it('of UPS counts letters as the digits that UPS gives them', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => checkDigitOf(letter, UPS_MOD_10));

    expect(letters.join('')).toBe('87654321098765432109876543'.slice(0, 26));
  });
});
