import { parse } from 'csv-parse/sync';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Column } from './csv.ts';

/** What is in a file, for each currency: amount, tax, and the number of charges, exactly. */
export type FileTotals = Record<string, [amount: string, tax: string, lineCount: number]>;

export function chargesIn(csv: Uint8Array): Record<Column, string>[] {
  return parse(Buffer.from(csv), { bom: true, columns: true, record_delimiter: '\r\n' });
}

/** Summed in ten-thousandths, as no number with a point in it is. */
export function totalsOfCharges(csv: Uint8Array): FileTotals {
  const sums = new Map<string, [bigint, bigint, number]>();
  for (const { currency, amount, tax } of chargesIn(csv)) {
    const [sum, taxes, count] = sums.get(currency) ?? [0n, 0n, 0];
    sums.set(currency, [sum + unitsOf(amount), taxes + unitsOf(tax), count + 1]);
  }
  return Object.fromEntries(
    [...sums].map(([name, [sum, taxes, count]]) => [name, [ofUnits(sum), ofUnits(taxes), count]]),
  );
}

export async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text;
}

/** What the table of totals on a page says. */
export async function totalsOfPage(pdf: Uint8Array): Promise<FileTotals> {
  const table =
    /Per package Before Change (.*?)(?:Quoted against billed|By )/s.exec(await textOf(pdf))?.[1] ?? '';
  const rows = table.matchAll(/\b([A-Z]{3}) (\S+) (\S+) ([\d,]+) /g);
  return Object.fromEntries(
    [...rows].map(([, currency = '', amount = '', tax = '', count = '']) => [
      currency,
      [ofUnits(unitsOf(amount)), ofUnits(unitsOf(tax)), Number(count.replaceAll(',', ''))],
    ]),
  );
}

export function exactly(amount: string): string {
  return ofUnits(unitsOf(amount));
}

function unitsOf(written: string): bigint {
  const [whole = '', fraction = ''] = written
    .replaceAll(',', '')
    .replace(/^[\u2212-]/, '')
    .split('.');
  const units = BigInt(`${whole}${fraction.padEnd(4, '0')}`);
  return /^[\u2212-]/.test(written) ? -units : units;
}

function ofUnits(units: bigint): string {
  const digits = `${units < 0n ? -units : units}`.padStart(5, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
