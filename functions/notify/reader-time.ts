export type Style = 'long' | 'short';
const STYLES = {
  long: { dateStyle: 'full', timeStyle: 'short' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
} as const satisfies Record<Style, Intl.DateTimeFormatOptions>;

/** `timeZone` is null where nobody knows it: then the time is that of the place. */
type Clock = { locale: string; timeZone: string | null };

/** On the reader's clock, as it is written where they are; a zone that only the database knows is as none. */
export function timeIn({ locale, timeZone }: Clock, moment: string, zone: string, style: Style): string {
  const format = new Intl.DateTimeFormat(locale, {
    ...STYLES[style],
    timeZone: [timeZone ?? zone, zone].find(isZone) ?? 'UTC',
  });
  return format.format(new Date(moment)).replace(/\s+/gu, ' ');
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
