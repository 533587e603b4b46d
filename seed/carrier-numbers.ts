import { GS1_MOD_10, S10_MOD_11, UPS_MOD_10, checkDigitOf } from '../domain/carrier-number-check-digit.ts';
import type { CheckDigit } from '../domain/carrier-number-check-digit.ts';
import type { Random } from './random.ts';
import type { SeedOffice } from './offices.ts';

/** A number as one of three carriers might have given it, with the check digit that belongs to it. */
export function anyCarrierNumber(origin: SeedOffice, random: Random): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.between(0, 9)).join('');
  return random.pick([
    () => `RR${checked(digits(8), S10_MOD_11)}${origin.countryCode}`,
    () => `1Z${checked(`999AA1${digits(9)}`, UPS_MOD_10)}`,
    () => checked(`3${digits(16)}`, GS1_MOD_10),
  ])();
}

function checked(symbols: string, rule: CheckDigit): string {
  return symbols + checkDigitOf(symbols, rule);
}
