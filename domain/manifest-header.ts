import { MANIFEST_COLUMNS, NEEDED_COLUMNS, type ManifestColumn } from './manifest.ts';

/** What each place of a row is; null where we do not know the column. `unknown` counts their places from 1. */
export type Header = { columns: (ManifestColumn | null)[]; unknown: number[] };

const DELIMITERS = [',', ';', '\t'];

/** What the header is divided by most: spreadsheets of half of Europe write semicolons. */
export function delimiterOf(headerLine: string): string {
  const count = (delimiter: string) => headerLine.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The header, or why the file cannot be read by it. Only names of our own are repeated: it might be a row. */
export function headerOf(cells: string[]): Header | { fault: string } {
  if (cells.some((cell) => cell.includes('\0'))) {
    return { fault: 'Line 1 holds U+0000: the file is not in UTF-8. Save it as “CSV UTF-8”.' };
  }
  const columns = cells.map(columnOf);
  const missing = NEEDED_COLUMNS.filter((names) => !names.some((name) => columns.includes(name)));
  if (missing.length > 0) {
    return {
      fault: `The header has no column ${missing.map((names) => names.join(' or ')).join(', and no ')}.`,
    };
  }
  const twice = columns.find((name, index) => name !== null && columns.indexOf(name) < index);
  if (twice) {
    return { fault: `The header has the column ${twice} twice.` };
  }
  const unknown = cells.flatMap((cell, index) =>
    columns[index] === null && cell.trim() !== '' ? [index + 1] : [],
  );
  return { columns, unknown };
}

/** `Recipient Name` is `recipient_name`. */
function columnOf(cell: string): ManifestColumn | null {
  const name = cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return Object.hasOwn(MANIFEST_COLUMNS, name) ? (name as ManifestColumn) : null;
}
