import type { CsvRow } from '../../domain/csv.ts';
import { headerOf, type Header } from '../../domain/manifest-header.ts';
import { carrierNumbers, rowKeys } from '../../domain/manifest-key.ts';
import { readRow } from '../../domain/manifest-row.ts';
import { invalid, MOST_ROWS, type Problem, type RowContent } from '../../domain/manifest.ts';
import { cellsOf, filledRows, headerIn, misfitOf } from './csv-rows.ts';
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
      header = headerIn(row, headerOf);
      if (header.unknown.length > 0) yield unknownColumns(row.line, header.unknown);
      continue;
    }
    if (++rows > MOST_ROWS) throw new InvalidFile(`The file has more than ${MOST_ROWS} rows.`);
    yield manifestRow(row, header, seen, now);
  }
  if (!header) throw new InvalidFile('The file is empty.');
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

function manifestRow(written: CsvRow, { columns }: Header, seen: Seen, now: Date): ManifestRow {
  const { line } = written;
  const misfit = misfitOf(written, columns);
  if (misfit) return { line, problems: [invalid(null, misfit)] };
  const row = readRow(cellsOf(written, columns), now);
  if (row.problems.length > 0) return { line, problems: row.problems };
  const reading = seen.keyOf(line, row);
  if ('problem' in reading) return { line, problems: [reading.problem] };
  const { key } = reading;
  const problem = seen.faultOfNumber(line, key, row.content.carrierNumbers?.[0]?.number);
  return problem ? { line, problems: [problem] } : { line, key, content: row.content, problems: [] };
}
