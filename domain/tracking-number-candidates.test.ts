import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackingNumberCandidates } from './tracking-number-candidates.ts';
import { ALPHABET, checkCharacter, formatTrackingNumber, parseTrackingNumber } from './tracking-number.ts';

const RUNS = 500;
const PLACES = Array.from({ length: 16 }, (_, place) => place);

const trackingNumber = fc
  .string({ unit: fc.constantFrom(...ALPHABET), minLength: 15, maxLength: 15 })
  .map((random) => random + checkCharacter(random));
const anything = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });

/** For each place of a number, what somebody may write instead. */
function isFoundAfter(error: (number: string, place: number, character: string) => string): void {
  fc.assert(
    fc.property(trackingNumber, anything, (number, character) => {
      const missed = PLACES.map((place) => error(number, place, character)).filter(
        (written) => !trackingNumberCandidates(written).includes(number),
      );

      expect(missed.filter((written) => parseTrackingNumber(written) === null)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
}

describe('a tracking number', () => {
  it('is found as people write it', () => {
    fc.assert(
      fc.property(trackingNumber, (number) => {
        const written = formatTrackingNumber(number).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i');

        expect(trackingNumberCandidates(written)).toEqual([number]);
      }),
    );
  });

  it('is found with any one character wrong', () => {
    isFoundAfter((number, place, character) => number.slice(0, place) + character + number.slice(place + 1));
  });

  it('is found with any character of the alphabet in the place of another', () => {
    fc.assert(
      fc.property(trackingNumber, (number) => {
        const missed = PLACES.flatMap((place) =>
          [...ALPHABET].map((character) => number.slice(0, place) + character + number.slice(place + 1)),
        ).filter((written) => !trackingNumberCandidates(written).includes(number));

        expect(missed).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('is found with any one character missing', () => {
    isFoundAfter((number, place) => number.slice(0, place) + number.slice(place + 1));
  });

  it('is found with one character too many, anywhere', () => {
    isFoundAfter((number, place, character) => number.slice(0, place) + character + number.slice(place));
    isFoundAfter((number, _, character) => number + character);
  });

  it('is found with any character doubled', () => {
    isFoundAfter((number, place) => number.slice(0, place + 1) + number.slice(place));
  });

  it('is found with any two neighbours swapped', () => {
    isFoundAfter(
      (number, place) =>
        number.slice(0, place) + (number[place + 1] ?? '') + (number[place] ?? '') + number.slice(place + 2),
    );
  });

  it('has few others beside it, each of them a tracking number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (written) => {
        const candidates = trackingNumberCandidates(written);

        expect(candidates.length).toBeLessThan(40);
        expect(candidates.map(parseTrackingNumber)).toEqual(candidates);
      }),
    );
  });

  it.each(['', '0', 'Ana', '%', '0'.repeat(18), 'TR0E 6P1R'])('is not looked for in %j', (written) => {
    expect(trackingNumberCandidates(written)).toEqual([]);
  });
});
