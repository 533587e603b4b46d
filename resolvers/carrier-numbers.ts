import { LONGEST_CARRIER_NUMBER, MOST_CARRIER_NUMBERS, carrierNumberOf } from '../domain/carrier-number.ts';
import { fail } from './fail.ts';

type Numbered = { carrierNumbers?: string[] | null };

/** The input as the database takes it: what each number is, is known before it gets there. */
export function withNumbers<Input extends Numbered>(input: Input) {
  const written = input.carrierNumbers ?? [];
  if (written.length === 0) return input;
  if (written.length > MOST_CARRIER_NUMBERS) {
    fail('INVALID_INPUT', `carrierNumbers are ${written.length}; they may be up to ${MOST_CARRIER_NUMBERS}.`);
  }
  return { ...input, carrierNumbers: written.map((one) => carrierNumberOf(measured('carrierNumbers', one))) };
}

/** The text, if it has a length that a number can have. */
export function measured(name: string, written: string): string {
  if (written.length < 1 || written.length > LONGEST_CARRIER_NUMBER) {
    fail('INVALID_INPUT', `${name} must have 1 to ${LONGEST_CARRIER_NUMBER} characters.`);
  }
  return written;
}
