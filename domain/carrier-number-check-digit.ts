export type CheckDigit = {
  /** From the place before the check digit to the left, again and again. */
  readonly weights: readonly number[];
  /** The check digit for each remainder of the weighted sum; as many as the modulus. */
  readonly digits: string;
};

/** GS1 General Specifications, 7.9: also of USPS (Publication 199) and FedEx Ground. Every single wrong digit is caught. */
export const GS1_MOD_10: CheckDigit = { weights: [3, 1], digits: '0987654321' };

/** UPU S10: 11 less the remainder, with 0 for 10 and 5 for 11. */
export const S10_MOD_11: CheckDigit = { weights: [7, 9, 5, 3, 2, 4, 6, 8], digits: '50987654321' };

/** UPS: an even place counts twice, so a wrong character there that counts 5 more or less is not caught. */
export const UPS_MOD_10: CheckDigit = { weights: [1, 2], digits: '0987654321' };

/** FedEx Express: a remainder of 10 is written 0 as well. */
export const FEDEX_MOD_11: CheckDigit = { weights: [1, 3, 7], digits: '01234567890' };

/** DHL Express: the number before it modulo 7, here by the remainders of the powers of ten. */
export const DHL_MOD_7: CheckDigit = { weights: [1, 3, 2, 6, 4, 5], digits: '0123456' };

/** Deutsche Post Identcode. */
export const IDENTCODE_MOD_10: CheckDigit = { weights: [4, 9], digits: '0987654321' };

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The digit that should stand after these symbols. */
export function checkDigitOf(symbols: string, { weights, digits }: CheckDigit): string {
  const sum = symbols
    .split('')
    .reverse()
    .reduce((total, symbol, index) => total + valueOf(symbol) * (weights[index % weights.length] ?? 0), 0);
  return digits.charAt(sum % digits.length);
}

/** Only UPS counts letters: A is 2, B is 3, and so on, without the tens. */
function valueOf(symbol: string): number {
  const digit = DIGITS.indexOf(symbol);
  return digit === -1 ? (LETTERS.indexOf(symbol) + 2) % 10 : digit;
}
