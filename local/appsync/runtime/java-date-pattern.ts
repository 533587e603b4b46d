import { RejectedArgument } from './interruption.ts';

/** A piece of a Java `DateTimeFormatter` pattern: a letter and how often it stands, or plain text. */
export type DatePart = { letter: string; count: number } | { text: string };

const PART = /([a-zA-Z])\1*|'((?:[^']|'')*)'|[[\]]|[^a-zA-Z']/g;

/** Patterns are few and come again and again. */
const known = new Map<string, DatePart[]>();

/** Optional sections are taken as if they were always there. */
export function datePartsOf(pattern: string): DatePart[] {
  const parts = known.get(pattern) ?? [...pattern.matchAll(PART)].flatMap(partOf);
  known.set(pattern, parts);
  return parts;
}

function partOf([token, letter, quoted]: RegExpExecArray): DatePart[] {
  if (letter !== undefined) {
    return [{ letter, count: token.length }];
  }
  if (quoted !== undefined) {
    return [{ text: quoted === '' ? "'" : quoted.replaceAll("''", "'") }];
  }
  if (token === '{' || token === '}' || token === '#') {
    throw new RejectedArgument(`Pattern includes reserved character: '${token}'`);
  }
  return token === '[' || token === ']' ? [] : [{ text: token }];
}

/** For a letter that stands for nothing here. */
export function unknownLetter(letter: string): never {
  throw new RejectedArgument(`Unknown pattern letter: ${letter}`);
}

export const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
