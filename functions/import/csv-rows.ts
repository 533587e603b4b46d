import { CsvReader, LONGEST_ROW, type CsvFault, type CsvRow } from '../../domain/csv.ts';
import { delimiterOf } from '../../domain/manifest-header.ts';
import { InvalidFile } from './invalid-file.ts';

export const CSV_FAULTS: Record<CsvFault, string> = {
  TOO_LONG: 'The row is longer than 65,536 characters.',
  STRAY_QUOTE: 'A quote stands inside a cell that does not begin with one. Double it, and quote the cell.',
  TEXT_AFTER_QUOTE: 'Text follows the closing quote of a cell.',
};

/** The rows that are not empty: spreadsheets leave empty ones behind. */
export async function* filledRows(texts: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  let reader: CsvReader | undefined;
  let unread = '';
  for await (const text of texts) {
    unread += text;
    reader ??= readerFor(unread);
    if (!reader) continue;
    yield* reader.read(unread).filter(isFilled);
    unread = '';
  }
  reader ??= new CsvReader(delimiterOf(unread));
  yield* reader.read(unread).filter(isFilled);
  if (reader.openQuoteLine !== null) {
    throw new InvalidFile(`A quote that is opened in line ${reader.openQuoteLine} is never closed.`);
  }
  yield* reader.end().filter(isFilled);
}

/** Once the first line is there, or more than any first line has. */
function readerFor(beginning: string): CsvReader | undefined {
  const line =
    /^\s*\S.*?[\r\n]/.exec(beginning)?.[0] ?? (beginning.length > LONGEST_ROW ? beginning : undefined);
  return line === undefined ? undefined : new CsvReader(delimiterOf(line));
}

function isFilled({ cells, fault }: CsvRow): boolean {
  return fault !== null || cells.some((cell) => cell.trim() !== '');
}

/** What a header says, or that the file cannot be read by it. */
export function headerIn<Header extends object>(
  { cells, fault }: CsvRow,
  headerOf: (cells: string[]) => Header | { fault: string },
): Header {
  if (fault) throw new InvalidFile(`The header cannot be read. ${CSV_FAULTS[fault]}`);
  const header = headerOf(cells);
  if ('fault' in header) throw new InvalidFile(header.fault);
  return header;
}

/** Why a row cannot be read by its header. One of fewer cells may have lost one in the middle; empty ones too many do no harm. */
export function misfitOf({ cells, fault }: CsvRow, columns: readonly unknown[]): string | null {
  if (fault) return CSV_FAULTS[fault];
  const spare = cells.slice(columns.length);
  if (cells.length >= columns.length && spare.every((cell) => cell.trim() === '')) return null;
  return `The row has ${cells.length} cells, and the header ${columns.length}.`;
}

/** The cells that are not empty, without blanks around them, of the columns that are read. */
export function cellsOf<Column extends string>(
  { cells }: CsvRow,
  columns: readonly (Column | null)[],
): Partial<Record<Column, string>> {
  const named: Partial<Record<Column, string>> = {};
  columns.forEach((column, index) => {
    const text = cells[index]?.trim();
    if (column && text) named[column] = text;
  });
  return named;
}
