import { LONGEST_CARRIER_NUMBER } from './carrier-number.ts';
import type { CellKind } from './manifest.ts';

/** A cell as it is kept, or what is wrong with it, never repeating what it says. */
export type CellReading = { value: string } | { fault: string };

type Rule = {
  longest: number;
  /** What the cell is compared as, e.g. a phone number without its blanks. */
  plain?: (text: string) => string;
  shape?: RegExp;
  /** Said where the shape does not fit. */
  otherwise?: string;
  /** A phone number begins with what would begin a formula. */
  mayBeginWithSign?: boolean;
};

const RULES: Record<CellKind, Rule> = {
  REFERENCE: { longest: 100 },
  ID: {
    longest: 36,
    shape: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    otherwise: 'Not the id of a person.',
  },
  NAME: { longest: 200 },
  EMAIL: { longest: 254, shape: /^[^@\s]+@[^@\s]+$/, otherwise: 'Not an e-mail address.' },
  PHONE: {
    longest: 40,
    plain: (text) => text.replaceAll(/[\s()./-]/g, ''),
    shape: /^\+[1-9][0-9]{6,14}$/,
    otherwise: 'Not in E.164, e.g. +351912345678.',
    mayBeginWithSign: true,
  },
  LANGUAGE: {
    longest: 35,
    shape: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
    otherwise: 'Not in BCP 47, e.g. pt-PT.',
  },
  CHANNEL: { longest: 10, plain: upper, shape: /^(EMAIL|SMS)$/, otherwise: 'Neither EMAIL nor SMS.' },
  OFFICE: {
    longest: 16,
    plain: upper,
    shape: /^[A-Z0-9-]{2,16}$/,
    otherwise: 'Not the code of an office, e.g. LIS1.',
  },
  MOMENT: { longest: 40 },
  CARRIER: {
    longest: LONGEST_CARRIER_NUMBER,
    shape: /^(?=.*[A-Za-z0-9])[ -~]+$/,
    otherwise: 'Not a number that a label bears.',
  },
};

function upper(text: string): string {
  return text.toUpperCase();
}

/** What spreadsheets take for the beginning of a formula, also in the width of East Asian letters. */
const BEGINS_FORMULA = /^[=+@＝＋＠－]/u;
/** `-Ana` is a name, `-2+3` and `-cmd|…` are not. */
const HYPHENATED_NAME = /^-[\p{L}\p{M} .,'’-]*$/u;
/** 1.23E+20: the digits behind it are gone. */
const ROUNDED_NUMBER = /^\d[.,]\d+E\+\d+$/i;
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const BREAKS = /[\n\r\t]/g;

export function readCell(kind: CellKind, written: string): CellReading {
  const { longest, plain, shape, otherwise = '', mayBeginWithSign = false } = RULES[kind];
  const value = (plain ? plain(written) : written).normalize('NFC');
  if (value.length > longest) return { fault: `Longer than ${longest} characters.` };
  if (CONTROL.test(value.replaceAll(BREAKS, ' '))) return { fault: 'Holds a control character.' };
  if (!mayBeginWithSign && isFormula(written)) {
    return { fault: 'Begins as a formula does, which a spreadsheet would run.' };
  }
  if (ROUNDED_NUMBER.test(written)) {
    return { fault: 'A spreadsheet has rounded this number: format the column as text.' };
  }
  return shape && !shape.test(value) ? { fault: otherwise } : { value };
}

function isFormula(text: string): boolean {
  return BEGINS_FORMULA.test(text) || (text.startsWith('-') && !HYPHENATED_NAME.test(text));
}
