import { isIP } from 'node:net';

const OFFSET = '(?:Z|[+-](?:0\\d|1[0-8]):[0-5]\\d(?::[0-5]\\d)?)';
const DATE = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?';
const DATE_ONLY = new RegExp(`^${DATE}${OFFSET}?$`);
const TIME_ONLY = new RegExp(`^${TIME}${OFFSET}?$`);
const DATE_AND_TIME = new RegExp(`^${DATE}T${TIME}${OFFSET}$`);
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;
const INTERNATIONAL_PHONE = /^\+[1-9]\d{6,14}$/;
const NORTH_AMERICAN_PHONE = /^1?[2-9]\d{2}[2-9]\d{6}$/;

export function isDate(text: string): boolean {
  return DATE_ONLY.test(text) && isCalendarDay(text);
}

export function isTime(text: string): boolean {
  return TIME_ONLY.test(text);
}

/** The offset is mandatory (F88). */
export function isDateTime(text: string): boolean {
  return DATE_AND_TIME.test(text) && isCalendarDay(text);
}

export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** Digits with spaces and hyphens; without a country code they are read as a number of North America (F88). */
export function isPhone(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  return INTERNATIONAL_PHONE.test(digits) || NORTH_AMERICAN_PHONE.test(digits);
}

/** A scheme is required, `//` may not occur in the path (F88). */
export function isURL(text: string): boolean {
  return URL.canParse(text) && !new URL(text).pathname.includes('//');
}

export function isIPAddress(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

function isCalendarDay(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return (
    day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
  );
}
