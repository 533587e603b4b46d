import { CsvReader, LONGEST_ROW, type CsvFault, type CsvRow } from '../../domain/csv.ts';
import { delimiterOf, headerOf, type Header } from '../../domain/manifest-header.ts';
import { carrierNumbers, rowKeys } from '../../domain/manifest-key.ts';
import { readRow } from '../../domain/manifest-row.ts';
import { invalid, MOST_ROWS, type Cells, type Problem, type RowContent } from '../../domain/manifest.ts';
import { InvalidFile } from './invalid-file.ts';
import { utf8Text } from './utf8-text.ts';

/** One row of a file; where it has problems, nothing else is said of it. */
export type ManifestRow = {
  line: number;
  /** Counts as none of the rows. */
  isHeader?: true;
  key?: string;
  content?: RowContent;
  problems: Problem[];
};

/** What earlier rows of the file said. */
type Seen = { keyOf: ReturnType<typeof rowKeys>; faultOfNumber: ReturnType<typeof carrierNumbers> };

const FAULTS: Record<CsvFault, string> = {
  TOO_LONG: 'The row is longer than 65,536 characters.',
  STRAY_QUOTE: 'A quote stands inside a cell that does not begin with one. Double it, and quote the cell.',
  TEXT_AFTER_QUOTE: 'Text follows the closing quote of a cell.',
};

/** The rows of a manifest as they stream by, each checked as far as it can be without the database. */
export async function* readManifest(
  chunks: AsyncIterable<Uint8Array>,
  now: Date,
): AsyncGenerator<ManifestRow> {
  const seen = { keyOf: rowKeys(), faultOfNumber: carrierNumbers() };
  let header: Header | undefined;
  let rows = 0;
  for await (const row of filledRows(utf8Text(chunks))) {
    if (!header) {
      header = headerIn(row);
      if (header.unknown.length > 0) yield unknownColumns(row.line, header.unknown);
      continue;
    }
    if (++rows > MOST_ROWS) throw new InvalidFile(`The file has more than ${MOST_ROWS} rows.`);
    yield manifestRow(row, header, seen, now);
  }
  if (!header) throw new InvalidFile('The file is empty.');
}

/** Spreadsheets leave empty rows behind. */
async function* filledRows(texts: AsyncIterable<string>): AsyncGenerator<CsvRow> {
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

function headerIn({ cells, fault }: CsvRow): Header {
  if (fault) throw new InvalidFile(`The header cannot be read. ${FAULTS[fault]}`);
  const header = headerOf(cells);
  if ('fault' in header) throw new InvalidFile(header.fault);
  return header;
}

/** By their places: what stands there might be a row. */
function unknownColumns(line: number, places: number[]): ManifestRow {
  return {
    line,
    isHeader: true,
    problems: places.map((place) =>
      invalid(null, `Column ${place} of the header is not one that we know: it was not read.`),
    ),
  };
}

function manifestRow({ line, cells, fault }: CsvRow, header: Header, seen: Seen, now: Date): ManifestRow {
  const misfit = fault ? FAULTS[fault] : misfitOf(cells, header);
  if (misfit) return { line, problems: [invalid(null, misfit)] };
  const row = readRow(cellsOf(cells, header), now);
  if (row.problems.length > 0) return { line, problems: row.problems };
  const reading = seen.keyOf(line, row);
  if ('problem' in reading) return { line, problems: [reading.problem] };
  const { key } = reading;
  const problem = seen.faultOfNumber(line, key, row.content.carrierNumbers?.[0]?.number);
  return problem ? { line, problems: [problem] } : { line, key, content: row.content, problems: [] };
}

/** A row of fewer cells may have lost one in the middle; empty ones too many do no harm. */
function misfitOf(cells: string[], { columns }: Header): string | null {
  const spare = cells.slice(columns.length);
  if (cells.length >= columns.length && spare.every((cell) => cell.trim() === '')) return null;
  return `The row has ${cells.length} cells, and the header ${columns.length}.`;
}

function cellsOf(cells: string[], { columns }: Header): Cells {
  const named: Cells = {};
  columns.forEach((column, index) => {
    const text = cells[index]?.trim();
    if (column && text) named[column] = text;
  });
  return named;
}
