import { RejectedArgument } from './interruption.ts';

const MINUTE = 60_000;
const FIXED = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: number, zone: string): number {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) {
    return fixed;
  }
  const parts = clockOf(zone).formatToParts(instant);
  const field = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour') % 24,
    field('minute'),
    field('second'),
  );
  return local - Math.floor(instant / 1000) * 1000;
}

/** The instant at which the clocks of a zone show a local time: the earlier of two, and the later of a gap's ends, as in Java. */
export function instantOf(local: number, zone: string): number {
  const before = local - offsetAt(local - 24 * 60 * MINUTE, zone);
  const after = local - offsetAt(local + 24 * 60 * MINUTE, zone);
  const matching = [before, after].filter((instant) => instant + offsetAt(instant, zone) === local);
  return matching.length > 0 ? Math.min(...matching) : before;
}

/** `+02:00`, or `Z` for none. */
export function offsetText(offset: number, { separator = ':', zero = 'Z' } = {}): string {
  if (offset === 0) {
    return zero;
  }
  const minutes = Math.abs(offset) / MINUTE;
  const digits = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${digits(minutes / 60)}${separator}${digits(minutes % 60)}`;
}

function fixedOffset(zone: string): number | undefined {
  if (/^(?:Z|UTC|GMT|UT)$/.test(zone)) {
    return 0;
  }
  const [, sign, hours, minutes = '0', seconds = '0'] = FIXED.exec(zone) ?? [];
  if (hours === undefined) {
    return undefined;
  }
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock = clocks.get(zone) ?? newClock(zone);
  clocks.set(zone, clock);
  return clock;
}

function newClock(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new RejectedArgument(`Unknown time-zone ID: ${timeZone}`);
  }
}
