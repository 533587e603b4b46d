import { ServiceFault } from '../aws-json.ts';

const ONCE = /^at\((?<time>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;
const MINUTE = 60_000;

/** When `at(yyyy-mm-ddThh:mm:ss)` is in a zone (F126); throws a ValidationException for what is none. */
export function instantOf(expression: string, timeZone: string): Date {
  const time = ONCE.exec(expression)?.groups?.['time'];
  const asUtc = Date.parse(`${time}Z`);
  if (time === undefined || Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(time))
    throw invalid(`Invalid Schedule Expression ${expression}.`);
  // once for the zone's offset near there, and once more where the first guess was on the other side of a change
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone));
}

/** How much later than UTC a clock in the zone shows, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((shown - instant) / MINUTE) * MINUTE;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
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
    throw invalid(`The Schedule Expression Timezone ${timeZone} does not exist.`);
  }
}

export function invalid(message: string): ServiceFault {
  return new ServiceFault('ValidationException', message);
}
