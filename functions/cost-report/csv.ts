import { stringify } from 'csv-stringify/sync';

/** The columns of a file of charges. Programs know them by these names. */
export const COLUMNS = [
  'charge_id',
  'day',
  'incurred_at',
  'entered_at',
  'time_zone',
  'payer_office',
  'package_id',
  'tracking_number',
  'category',
  'stage',
  'amount',
  'tax',
  'currency',
  'cost_centre',
  'invoice_reference',
  'source_line_id',
  'reverses_charge_id',
  'allocation_id',
] as const;
export type Column = (typeof COLUMNS)[number];

/** A charge in the order of the columns, as text; null where there is nothing. */
export type ChargeLine = readonly (string | null)[];

/** Excel takes a file without it for one of the code page of its computer. */
const BYTE_ORDER_MARK = '\ufeff';
/** Decimal numbers that the database wrote: a minus at their beginning is one. */
const NUMBERS: readonly Column[] = ['amount', 'tax'];

/**
 * At the beginning of a cell, also where a spreadsheet parts cells by semicolons or tabs, as it does where the comma is
 * decimal, and behind quotes and blanks, which it may leave out: what it would take for a formula, in letters of full width too.
 */
const FORMULA = /(?<=(?:^|[;\t\r\n])[" ]*)(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/g;

export function csvHeader(): string {
  return `${BYTE_ORDER_MARK}${csvOf([[...COLUMNS]])}`;
}

/** RFC 4180. */
export function csvOf(lines: readonly ChargeLine[]): string {
  return stringify(
    lines.map((line) => line.map((cell, at) => (isNumber(at) ? cell : harmless(cell ?? '')))),
    { record_delimiter: '\r\n' },
  );
}

function isNumber(at: number): boolean {
  return NUMBERS.includes(COLUMNS[at] as Column);
}

function harmless(text: string): string {
  return text.replace(FORMULA, "'");
}
