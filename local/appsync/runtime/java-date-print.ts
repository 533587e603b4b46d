import { datePartsOf, MONTHS, unknownLetter, WEEKDAYS } from './java-date-pattern.ts';
import { offsetAt, offsetText } from './time-zone.ts';

const DAY = 86_400_000;

/** A local time, as if it were UTC, and where it is. */
type Moment = { local: Date; instant: number; zone: string; offset: number };

/** An instant, in milliseconds, by the clocks of a zone and in a format of Java's `DateTimeFormatter` (F33). */
export function formatted(instant: number, pattern: string, zone = 'UTC'): string {
  const offset = offsetAt(instant, zone);
  const moment = { local: new Date(instant + offset), instant, zone, offset };

  return datePartsOf(pattern)
    .map((part) => ('text' in part ? part.text : field(part.letter, part.count, moment)))
    .join('');
}

function field(letter: string, count: number, moment: Moment): string {
  const { local } = moment;
  switch (letter) {
    case 'G':
      return count === 4 ? 'Anno Domini' : 'AD';
    case 'u':
    case 'y':
      return year(local.getUTCFullYear(), count);
    case 'Y':
      return year(weekOf(local).year, count);
    case 'Q':
    case 'q':
      return number(Math.floor(local.getUTCMonth() / 3) + 1, count);
    case 'M':
    case 'L':
      return count < 3 ? number(local.getUTCMonth() + 1, count) : name(MONTHS[local.getUTCMonth()], count);
    case 'w':
      return number(weekOf(local).week, count);
    case 'd':
      return number(local.getUTCDate(), count);
    case 'D':
      return number(dayOfYear(local), count);
    case 'E':
      return name(WEEKDAYS[local.getUTCDay()], count);
    case 'e':
    case 'c':
      return count < 3 ? number(local.getUTCDay() + 1, count) : name(WEEKDAYS[local.getUTCDay()], count);
    default:
      return timeField(letter, count, moment);
  }
}

function timeField(letter: string, count: number, moment: Moment): string {
  const { local } = moment;
  const hours = local.getUTCHours();
  switch (letter) {
    case 'a':
      return hours < 12 ? 'AM' : 'PM';
    case 'H':
      return number(hours, count);
    case 'k':
      return number(hours || 24, count);
    case 'h':
      return number(hours % 12 || 12, count);
    case 'K':
      return number(hours % 12, count);
    case 'm':
      return number(local.getUTCMinutes(), count);
    case 's':
      return number(local.getUTCSeconds(), count);
    case 'S':
      return number(local.getUTCMilliseconds(), 3).padEnd(count, '0').slice(0, count);
    case 'A':
      return number(local.getTime() - Math.floor(local.getTime() / DAY) * DAY, count);
    case 'n':
      return number(local.getUTCMilliseconds() * 1_000_000, count);
    default:
      return zoneField(letter, count, moment);
  }
}

function zoneField(letter: string, count: number, { instant, zone, offset }: Moment): string {
  const shape = { separator: count === 3 || count === 5 ? ':' : '' };
  switch (letter) {
    case 'V':
      return zone;
    case 'z':
      return zoneName(instant, zone, count);
    case 'O':
      return `GMT${localizedOffset(offset, count)}`;
    case 'X':
      return count === 1 ? offsetText(offset, shape).replace(/00$/, '') : offsetText(offset, shape);
    case 'x':
      return count === 1
        ? offsetText(offset, { ...shape, zero: '+00' }).replace(/(?<=\d\d)00$/, '')
        : offsetText(offset, { ...shape, zero: `+00${shape.separator}00` });
    case 'Z':
      return count === 5 ? offsetText(offset) : offsetText(offset, { separator: '', zero: '+0000' });
    default:
      return unknownLetter(letter);
  }
}

/** `yy` is the last two digits. */
function year(value: number, count: number): string {
  return count === 2 ? number(value % 100, 2) : number(value, count);
}

function number(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

function name(full = '', count: number): string {
  return count === 4 ? full : full.slice(0, count === 5 ? 1 : 3);
}

function dayOfYear(local: Date): number {
  return Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / DAY) + 1;
}

/** Weeks of the United States: from Sunday, and the one with 1 January is the first. */
function weekOf(local: Date): { year: number; week: number } {
  const sunday = new Date(local.getTime() - local.getUTCDay() * DAY);
  const saturday = new Date(sunday.getTime() + 6 * DAY);
  return { year: saturday.getUTCFullYear(), week: Math.ceil(dayOfYear(saturday) / 7) };
}

/** Short, it has no leading zero and no minutes that are none. */
function localizedOffset(offset: number, count: number): string {
  const text = offsetText(offset, { zero: '' });
  return count === 4 ? text : text.replace(/^([+-])0/, '$1').replace(/:00$/, '');
}

function zoneName(instant: number, timeZone: string, count: number): string {
  const timeZoneName = count === 4 ? 'long' : 'short';
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
