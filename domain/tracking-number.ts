/** The digits and letters that cannot be mistaken for one another, nor read as words. Their index is their value. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const TRACKING_NUMBER_LENGTH = 16;

/** x⁵ + x² + 1: with it, x generates every value but 0, so no two of the 16 places weigh the same. */
const POLYNOMIAL = 37;

/** The tracking number as it is stored, from what somebody wrote or scanned; null if it cannot be one. */
export function parseTrackingNumber(written: string): string | null {
  const symbols = symbolsOf(written);
  const isWellFormed = symbols?.length === TRACKING_NUMBER_LENGTH && remainder(symbols) === 0;
  return isWellFormed ? symbols.join('') : null;
}

/** What was written or scanned, case-blind, without blanks and hyphens; null if something in it is no symbol. */
export function symbolsOf(written: string): string[] | null {
  const symbols = written
    .toUpperCase()
    .split('')
    .filter((character) => character !== ' ' && character !== '-')
    .map((character) => (character === 'O' ? '0' : character === 'I' || character === 'L' ? '1' : character));
  return symbols.every((symbol) => ALPHABET.indexOf(symbol) !== -1) ? symbols : null;
}

/** The last character, from the 15 before it. */
export function checkCharacter(random: string): string {
  return ALPHABET.charAt(timesX(remainder(random.split(''))));
}

/** As it is printed: four groups of four. */
export function formatTrackingNumber(trackingNumber: string): string {
  return [0, 4, 8, 12].map((start) => trackingNumber.slice(start, start + 4)).join(' ');
}

/** The symbols as a polynomial over GF(32), taken at x. A wrong one, or two that are swapped, cannot leave 0. */
export function remainder(symbols: string[]): number {
  return symbols.reduce((sum, symbol) => timesX(sum) ^ ALPHABET.indexOf(symbol), 0);
}

function timesX(value: number): number {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ POLYNOMIAL : shifted;
}

export function dividedByX(value: number): number {
  return (value & 1 ? value ^ POLYNOMIAL : value) >> 1;
}
