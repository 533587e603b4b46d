import { RejectedArgument } from './interruption.ts';
import { datePartsOf, MONTHS, unknownLetter, WEEKDAYS } from './java-date-pattern.ts';
import type { DatePart } from './java-date-pattern.ts';
import { instantOf } from './time-zone.ts';

/** What a text can say of an instant, by the letter that says it. */
type Fields = Record<string, string>;

/** The instant, in milliseconds, that a text says in a format of Java's `DateTimeFormatter`; UTC if nothing says otherwise. */
export function parsed(text: string, pattern: string, zone = 'UTC'): number {
  const parts = datePartsOf(pattern);
  const found = new RegExp(`^${parts.map(expressionOf).join('')}$`).exec(text);
  if (!found) {
    throw new RejectedArgument(`Text '${text}' could not be parsed`);
  }
  const letters = parts.flatMap((part) => ('letter' in part ? [part.letter] : []));
  const fields = Object.fromEntries(letters.map((letter, index) => [letter, found[index + 1] ?? '']));

  return instantOf(localTime(fields, text), zoneOf(fields) ?? zone);
}

function expressionOf(part: DatePart): string {
  if ('text' in part) {
    return part.text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  }
  const { letter, count } = part;
  switch (letter) {
    case 'y':
    case 'u':
      return count === 2 ? '(\\d{2})' : `([+-]?\\d{${count},9})`;
    case 'M':
    case 'L':
      return count < 3 ? digits(count) : choice(MONTHS, count);
    case 'E':
      return choice(WEEKDAYS, count);
    case 'd':
    case 'H':
    case 'h':
    case 'k':
    case 'K':
    case 'm':
    case 's':
      return digits(count);
    case 'S':
      return `(\\d{${count}})`;
    case 'a':
      return '(AM|PM)';
    case 'X':
    case 'x':
    case 'Z':
      return '(Z|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)';
    case 'V':
    case 'z':
      return '([A-Za-z][\\w+:/-]*)';
    default:
      return unknownLetter(letter);
  }
}

/** One letter takes as many digits as there are; more take exactly their number. */
function digits(count: number): string {
  return count === 1 ? '(\\d+)' : `(\\d{${count}})`;
}

function choice(names: string[], count: number): string {
  return `(${names.map((name) => (count === 4 ? name : name.slice(0, 3))).join('|')})`;
}

function localTime(fields: Fields, text: string): number {
  const { d, m = '0', s = '0', S = '' } = fields;
  const year = fields.y ?? fields.u;
  const month = fields.M ?? fields.L;
  if (year === undefined || month === undefined || d === undefined) {
    throw new RejectedArgument(`Text '${text}' has no date`);
  }
  const date = Date.UTC(fullYear(year), monthIndex(month), Number(d), hour(fields), Number(m), Number(s));
  if (new Date(date).getUTCDate() !== Number(d)) {
    throw new RejectedArgument(`Text '${text}' is not a date`);
  }
  return date + Number(S.padEnd(3, '0').slice(0, 3));
}

/** Two digits are of this century. */
function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function monthIndex(text: string): number {
  return /^\d+$/.test(text) ? Number(text) - 1 : MONTHS.findIndex((name) => name.startsWith(text));
}

function hour({ H, k, K, h, a }: Fields): number {
  const half = (Number(K ?? h ?? 0) % 12) + (a === 'PM' ? 12 : 0);
  return H === undefined && k === undefined ? half : Number(H ?? k) % 24;
}

function zoneOf({ X, x, Z, V, z }: Fields): string | undefined {
  return X ?? x ?? Z ?? V ?? z;
}
