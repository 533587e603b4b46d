import { INVOICE_COLUMNS, type InvoiceColumn } from './invoice.ts';

/** What each place of a row is; null where it is nothing that is read. */
export type InvoiceHeader = { columns: (InvoiceColumn | null)[] };

/** Of each of these, a header must have at least one. */
const NEEDED: readonly (readonly InvoiceColumn[])[] = [
  ['carrier_number', 'our_tracking_number'],
  ['description'],
  ['amount'],
  ['charged_on'],
];

const COLUMN_BY_NAME: ReadonlyMap<string, InvoiceColumn> = new Map(
  (Object.entries(INVOICE_COLUMNS) as [InvoiceColumn, readonly string[]][]).flatMap(([column, names]) =>
    [column, ...names].map((name): [string, InvoiceColumn] => [name, column]),
  ),
);

/** The header, or why the file cannot be read by it. Only names of our own are repeated: it might be a row. */
export function invoiceHeaderOf(cells: string[]): InvoiceHeader | { fault: string } {
  if (cells.some((cell) => cell.includes('\0'))) {
    return { fault: 'Line 1 holds U+0000: the file is not in UTF-8. Save it as “CSV UTF-8”.' };
  }
  const columns = columnsOf(cells.map(plain));
  const missing = NEEDED.filter((names) => !names.some((name) => columns.includes(name)));
  if (missing.length > 0) {
    return {
      fault: `The header has no column ${missing.map((names) => names.join(' or ')).join(', and no ')}.`,
    };
  }
  const twice = columns.find((name, index) => name !== null && columns.indexOf(name) < index);
  if (!twice) return { columns };
  return { fault: `The header has several columns that can be ${twice}: name the right one so.` };
}

/** A column that is named as we name it is the one, whatever else is named as carriers name it. */
function columnsOf(names: string[]): (InvoiceColumn | null)[] {
  return names.map((name) => {
    const column = COLUMN_BY_NAME.get(name) ?? null;
    return column === null || column === name || !names.includes(column) ? column : null;
  });
}

/** `Tracking No.` is `tracking_no`. */
function plain(cell: string): string {
  return cell
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}
