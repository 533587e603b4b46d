import type {
  CarrierNumber,
  CarrierNumberCandidate,
  CarrierNumberScheme,
} from '../graphql/generated/graphql.ts';
import { checkDigitOf } from './carrier-number-check-digit.ts';
import { postOf } from './carrier-number-post.ts';
import { carrierNumberSchemes, type Form, type Scheme } from './carrier-number-scheme.ts';
import { hasShape, symbolsOf } from './carrier-number-shape.ts';

export const LONGEST_CARRIER_NUMBER = 50;
export const MOST_CARRIER_NUMBERS = 10;

type Reading = CarrierNumberCandidate & {
  /** Null where the scheme has no check digit. */
  readonly isCheckDigitValid: boolean | null;
  /** Whether something else stands before the number, e.g. a ZIP code. */
  readonly isPart: boolean;
};

/** Everything that a number on a label can be, best first: what a check digit proves, what none can, what one speaks against. */
export function carrierNumberCandidates(written: string): CarrierNumberCandidate[] {
  return readingsOf(symbolsOf(written)).map(({ carrier, scheme, number, isValid, reason }) => ({
    carrier,
    scheme,
    number,
    isValid,
    reason,
  }));
}

/** How a number is kept and looked up. What stands before it is taken off only where the check digit fits. */
export function carrierNumberOf(written: string): CarrierNumber {
  const symbols = symbolsOf(written);
  const best = readingsOf(symbols).find(({ isValid, isPart }) => isValid || !isPart);
  return {
    number: best?.number ?? symbols,
    carrier: best?.carrier ?? null,
    scheme: best?.scheme ?? null,
    isCheckDigitValid: best?.isCheckDigitValid ?? null,
  };
}

function readingsOf(symbols: string): Reading[] {
  const schemes = Object.keys(carrierNumberSchemes) as CarrierNumberScheme[];
  const readings = schemes.flatMap((scheme) =>
    carrierNumberSchemes[scheme].forms
      .filter(({ shape }) => hasShape(symbols, shape))
      .map((form) => reading(symbols, scheme, form)),
  );
  return [
    ...readings.filter(({ isValid, isCheckDigitValid }) => isValid && isCheckDigitValid === true),
    ...readings.filter(({ isValid, isCheckDigitValid }) => isValid && isCheckDigitValid === null),
    ...readings.filter(({ isValid }) => !isValid),
  ];
}

function reading(symbols: string, scheme: CarrierNumberScheme, { before }: Form): Reading {
  const rules = carrierNumberSchemes[scheme];
  const number = symbols.slice(before);
  const post = scheme === 'S10' ? postOf(number) : null;
  const check = checkOf(number, rules);
  const name = post ? `${rules.name}, for ${post.service} from ${post.country}` : rules.name;
  return {
    carrier: post ? post.carrier : rules.carrier,
    scheme,
    number,
    isValid: check?.isValid !== false && post?.isKnown !== false,
    reason: `It looks like ${name}${post?.isKnown === false ? ', which is not a country' : ''}; ${check?.reason ?? 'such numbers have no check digit.'}`,
    isCheckDigitValid: check ? check.isValid : null,
    isPart: before > 0,
  };
}

function checkOf(number: string, { check }: Scheme): { isValid: boolean; reason: string } | null {
  if (check === null) return null;
  const place = number.length - check.after - 1;
  const expected = checkDigitOf(number.slice(check.from, place), check.rule);
  const isValid = number.charAt(place) === expected;
  return {
    isValid,
    reason: isValid
      ? 'the check digit fits.'
      : `the check digit should be ${expected}, but is ${number.charAt(place)}.`,
  };
}
