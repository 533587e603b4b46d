import type { CsvRow } from '../../domain/csv.ts';
import { invoiceHeaderOf, type InvoiceHeader } from '../../domain/invoice-header.ts';
import { readInvoiceRow } from '../../domain/invoice-row.ts';
import type { InvoiceCharge } from '../../domain/invoice.ts';
import { MOST_ROWS } from '../../domain/manifest.ts';
import type { DecimalSeparator, ErrorCode } from '../../graphql/generated/graphql.ts';
import { cellsOf, filledRows, headerIn, misfitOf } from './csv-rows.ts';
import { InvalidFile } from './invalid-file.ts';
import { utf8Text } from './utf8-text.ts';

/** One line of an invoice; of one that cannot be read, nothing is said but why. */
export type ReadLine =
  | ({ line: number; key: string } & InvoiceCharge)
  | { line: number; problem: { code: ErrorCode; message: string } };

/** The lines of an invoice as they stream by, each read as far as it can be without the database. */
export async function* readInvoice(
  chunks: AsyncIterable<Uint8Array>,
  separator: DecimalSeparator,
): AsyncGenerator<ReadLine> {
  let header: InvoiceHeader | undefined;
  let rows = 0;
  for await (const row of filledRows(utf8Text(chunks))) {
    if (!header) {
      header = headerIn(row, invoiceHeaderOf);
      continue;
    }
    if (++rows > MOST_ROWS) throw new InvalidFile(`The file has more than ${MOST_ROWS} rows.`);
    yield readLine(row, header, separator);
  }
  if (!header) throw new InvalidFile('The file is empty.');
}

function readLine(row: CsvRow, { columns }: InvoiceHeader, separator: DecimalSeparator): ReadLine {
  const { line } = row;
  const misfit = misfitOf(row, columns);
  if (misfit) return { line, problem: { code: 'INVALID_INPUT', message: misfit } };
  const reading = readInvoiceRow(cellsOf(row, columns), separator);
  if ('charge' in reading) return { line, key: reading.key, ...reading.charge };
  const message = reading.problems.map((problem) => `${problem.column}: ${problem.message}`).join(' ');
  return { line, problem: { code: 'INVALID_INPUT', message } };
}
