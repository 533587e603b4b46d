/** When a row promises its package: an instant, or what the clocks at its destination show. */
export type PromisedMoment = { promisedAt: string } | { promisedLocal: string } | { fault: string };

const DATE_AND_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;
const DATE_ONLY = /^\d{4}-\d\d-\d\d$/;

const EARLIEST_YEAR = 2000;
const DAYS_AHEAD = 366;
const DAY = 24 * 60 * 60 * 1000;
const FURTHEST_OFFSET = 14 * 60;

/** A day without a time is refused: nobody can know which hour was meant. */
export function promisedMoment(written: string, now: Date): PromisedMoment {
  if (DATE_ONLY.test(written)) {
    return { fault: 'A date needs a time, e.g. 2026-01-31T17:00.' };
  }
  const parts = DATE_AND_TIME.exec(written);
  if (!parts) {
    return { fault: 'Not a date with a time, e.g. 2026-01-31T17:00 or 2026-01-31T16:00Z.' };
  }
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const time = { year, month, day, hour, minute, second } as Clock;
  return faultOf(time, parts[7], now) ?? momentOf(time, parts[7]);
}

type Clock = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;

function faultOf(clock: Clock, offset: string | undefined, now: Date): { fault: string } | null {
  if (clock.month < 1 || clock.month > 12 || clock.day < 1 || clock.day > daysIn(clock)) {
    return { fault: 'There is no such day.' };
  }
  if (clock.hour > 23 || clock.minute > 59 || clock.second > 59) {
    return { fault: 'There is no such time of the day.' };
  }
  const minutes = offsetMinutes(offset);
  if (Math.abs(minutes) > FURTHEST_OFFSET) {
    return { fault: 'There is no such offset from UTC.' };
  }
  if (clock.year < EARLIEST_YEAR || utc(clock) - minutes * 60_000 > now.getTime() + DAYS_AHEAD * DAY) {
    return { fault: `Not between the year ${EARLIEST_YEAR} and a year from now.` };
  }
  return null;
}

/** To the second: what was promised is never finer. */
function momentOf(clock: Clock, offset: string | undefined): PromisedMoment {
  const local = new Date(utc(clock)).toISOString().slice(0, 19);
  if (!offset) {
    return { promisedLocal: local };
  }
  return { promisedAt: new Date(utc(clock) - offsetMinutes(offset) * 60_000).toISOString() };
}

function utc({ year, month, day, hour, minute, second }: Clock): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function daysIn({ year, month }: Clock): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetMinutes(offset = 'Z'): number {
  if (/z/i.test(offset)) return 0;
  const digits = offset.replaceAll(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return offset.startsWith('-') ? -minutes : minutes;
}
