/** Hours of the day in which nobody is told, as minutes since midnight: past midnight if the end is before the beginning, none if they are equal. */
export type QuietHours = { readonly from: number; readonly until: number; readonly timeZone: string };

const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export function isQuiet(moment: Date, { from, until, timeZone }: QuietHours): boolean {
  const minute = minuteOfDay(moment, timeZone);
  if (from < until) return minute >= from && minute < until;
  return from > until && (minute >= from || minute < until);
}

/** The first moment from this one on that is not in quiet hours, to the minute: what the database is tested against. */
export function endOfQuiet(moment: Date, quiet: QuietHours): Date {
  if (!isQuiet(moment, quiet)) return moment;
  let next = new Date(Math.floor(moment.getTime() / MINUTE_MS + 1) * MINUTE_MS);
  while (isQuiet(next, quiet)) next = new Date(next.getTime() + MINUTE_MS);
  return next;
}

function minuteOfDay(moment: Date, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(timeZone, format);
  const [hours = 0, minutes = 0] = format.format(moment).split(':').map(Number);
  return hours * 60 + minutes;
}
