import { createHash } from 'node:crypto';
import type { DecimalSeparator } from '../graphql/generated/graphql.ts';
import { carrierNumberOf } from './carrier-number.ts';
import { readAmount } from './invoice-amount.ts';
import { categoryOf } from './invoice-category.ts';
import type { InvoiceCells, InvoiceCharge } from './invoice.ts';
import { readCell } from './manifest-cell.ts';
import { invalid, type Problem } from './manifest.ts';
import { parseTrackingNumber } from './tracking-number.ts';

/** What a line says and under which key it is known, or all that is wrong with it. */
export type InvoiceReading = { key: string; charge: InvoiceCharge } | { problems: Problem[] };

/** No name is like that. */
const LINE_ID = /^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,49}$/;
/** A name has fewer digits. */
const DIGITS_OF_NUMBER = 4;
const DAY = /^(\d{4})-?(\d\d)-?(\d\d)$/;
const WEIGHT = /^\d{1,8}(\.\d{1,3})?$/;

type Read<Value> = (written: string) => { value: Value } | { fault: string };

export function readInvoiceRow(cells: InvoiceCells, separator: DecimalSeparator): InvoiceReading {
  const problems: Problem[] = [];
  const take = <Value>(column: keyof InvoiceCells, read: Read<Value>): Value | undefined => {
    const written = cells[column];
    if (written === undefined) return undefined;
    const reading = read(written);
    if ('value' in reading) return reading.value;
    problems.push(invalid(column, reading.fault));
    return undefined;
  };
  const amount = (written: string) => readAmount(written, separator);
  const category = categoryOf(cells.description ?? '');
  const read: Partial<InvoiceCharge> = {
    lineId: take('line_id', lineIdOf),
    carrierNumber: take('carrier_number', numberOf),
    // a reference may be anything: what is no number of ours is not about a package
    trackingNumber: parseTrackingNumber(cells.our_tracking_number ?? '') ?? undefined,
    category: category ?? 'OTHER',
    isCategoryRecognized: category !== null,
    amount: take('amount', amount),
    tax: take('tax', amount),
    currencyCode: take('currency', currencyOf),
    chargedOn: take('charged_on', dayOf),
    weight: weightOf(cells.weight, separator),
  };
  problems.push(...missingIn(cells, read));
  if (problems.length > 0) return { problems };
  const charge = read as InvoiceCharge;
  return { key: keyOf(charge), charge };
}

function missingIn(cells: InvoiceCells, { trackingNumber }: Partial<InvoiceCharge>): Problem[] {
  const needed = (['description', 'amount', 'charged_on'] as const).filter((column) => !cells[column]);
  const isNameless = !cells.carrier_number && !trackingNumber;
  return [...needed, ...(isNameless ? (['carrier_number'] as const) : [])].map((column) =>
    invalid(column, 'Empty.'),
  );
}

/** A line that the carrier gives no id is known by what it says; a number of the carrier can be of several packages of ours. */
function keyOf({
  lineId,
  carrierNumber,
  trackingNumber,
  category,
  amount,
  tax,
  chargedOn,
}: InvoiceCharge): string {
  if (lineId !== undefined) return `id ${lineId}`;
  const number = [carrierNumber, trackingNumber].filter((one) => one !== undefined).join(' ');
  const said = [number, category, trimmed(amount), trimmed(tax ?? '0'), chargedOn];
  return `content ${createHash('sha256').update(JSON.stringify(said)).digest('base64')}`;
}

/** 12.50 is 12.5. */
function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

function lineIdOf(written: string): ReturnType<Read<string>> {
  return LINE_ID.test(written)
    ? { value: written }
    : { fault: 'Not an id of up to 50 characters without blanks.' };
}

function numberOf(written: string): ReturnType<Read<string>> {
  const reading = readCell('CARRIER', written);
  if ('fault' in reading) return reading;
  const { number } = carrierNumberOf(reading.value);
  const isNumber = /^[A-Z0-9]+$/.test(number) && number.replaceAll(/\D/g, '').length >= DIGITS_OF_NUMBER;
  return isNumber ? { value: number } : { fault: 'Not a number that a label bears.' };
}

function currencyOf(written: string): ReturnType<Read<string>> {
  const value = written.toUpperCase();
  return /^[A-Z]{3}$/.test(value) ? { value } : { fault: 'Not of ISO 4217, e.g. EUR.' };
}

/** A day that there is, as people of all countries read it alike. The database has no year 0. */
function dayOf(written: string): ReturnType<Read<string>> {
  const [, year, month, day] = DAY.exec(written) ?? [];
  const value = `${year}-${month}-${day}`;
  const isDay =
    year !== undefined && year !== '0000' && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;
  return isDay ? { value } : { fault: 'Not a day, e.g. 2026-01-31 or 20260131.' };
}

/** Nobody is charged by it: what is no number is left out. */
function weightOf(written: string | undefined, separator: DecimalSeparator): string | undefined {
  const reading = readAmount(written ?? '', separator);
  return 'value' in reading && WEIGHT.test(reading.value) ? reading.value : undefined;
}
