import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHABET, checkCharacter, formatTrackingNumber, parseTrackingNumber } from './tracking-number.ts';

const trackingNumber = fc
  .string({ unit: fc.constantFrom(...ALPHABET), minLength: 15, maxLength: 15 })
  .map((random) => random + checkCharacter(random));

describe('a tracking number', () => {
  it('is read back as people write it', () => {
    fc.assert(
      fc.property(trackingNumber, (number) => {
        const written = formatTrackingNumber(number)
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'l')
          .replaceAll(' ', '-');

        expect(parseTrackingNumber(written)).toBe(number);
      }),
    );
  });

  it('is caught with any single character wrong', () => {
    fc.assert(
      fc.property(trackingNumber, (number) => {
        const wrong = number.split('').flatMap((right, place) =>
          ALPHABET.split('')
            .filter((other) => other !== right)
            .map((other) => number.slice(0, place) + other + number.slice(place + 1)),
        );

        expect(wrong).toHaveLength(16 * 31);
        expect(wrong.filter((one) => parseTrackingNumber(one) !== null)).toEqual([]);
      }),
    );
  });

  it('is caught with any two different characters swapped', () => {
    fc.assert(
      fc.property(trackingNumber, (number) => {
        const places = number.split('').map((_, place) => place);
        const swapped = places.flatMap((one) =>
          places
            .slice(one + 1)
            .filter((other) => number[one] !== number[other])
            .map((other) => swap(number, one, other)),
        );

        expect(swapped.filter((one) => parseTrackingNumber(one) !== null)).toEqual([]);
      }),
    );
  });

  it('is printed in groups of four', () => {
    expect(formatTrackingNumber('0123456789ABCDEF')).toBe('0123 4567 89AB CDEF');
  });

  it.each([
    '',
    '0',
    '0000 0000 0000 000',
    '0000 0000 0000 0000 0',
    '0000 0000 0000 000U',
    '0000_0000_0000_0000',
  ])('is not %j', (written) => {
    expect(parseTrackingNumber(written)).toBeNull();
  });
});

function swap(text: string, one: number, other: number): string {
  const symbols = text.split('');
  return symbols
    .map((symbol, place) => symbols[place === one ? other : place === other ? one : place] ?? symbol)
    .join('');
}
