import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader, LONGEST_ROW, type CsvRow } from './csv.ts';

function read(...pieces: string[]): CsvRow[] {
  const reader = new CsvReader(',');
  return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()];
}

const cellsOf = (...pieces: string[]) => read(...pieces).map(({ cells }) => cells);
const linesOf = (text: string) => read(text).map(({ line }) => line);

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
/** As people write it: quoted where it must be, and sometimes where it need not. */
const written = fc
  .tuple(fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' '), maxLength: 6 }), fc.boolean())
  .map(([cell, isQuoted]) => ({ cell, text: isQuoted || /[",\n]/.test(cell) ? quoted(cell) : cell }));
const written_rows = fc.array(fc.array(written, { minLength: 2, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
});

describe('a reader of CSV', () => {
  it('reads what was written, with any line breaks, wherever the pieces of the file end', () => {
    fc.assert(
      fc.property(written_rows, fc.constantFrom('\n', '\r\n', '\r'), fc.nat(80), (rows, lineBreak, cut) => {
        const text = rows.map((row) => row.map(({ text }) => text).join(',')).join(lineBreak) + lineBreak;

        const read = cellsOf(text.slice(0, cut), text.slice(cut));

        expect(read).toEqual(rows.map((row) => row.map(({ cell }) => cell)));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads well-formed files as csv-parse does', () => {
    fc.assert(
      fc.property(written_rows, fc.boolean(), (rows, isEnded) => {
        const lines = rows.map((row) => row.map(({ text }) => text).join(','));
        const text = lines.join('\n') + (isEnded ? '\n' : '');

        expect(cellsOf(text)).toEqual(parse(text, { relax_column_count: true }));
      }),
      { numRuns: 2000 },
    );
  });

  it('never fails, and neither loses nor repeats a line', () => {
    const unit = fc.constantFrom('a', '"', ',', '\n', '\r');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), fc.nat(40), (text, cut) => {
        const rows = read(text.slice(0, cut), text.slice(cut));
        expect(rows).toEqual(read(text));
        expect(rows.map(({ line }) => line)).toEqual(
          [...new Set(rows.map(({ line }) => line))].sort((a, b) => a - b),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('counts a row from its first line, whatever breaks the lines in its quotes', () => {
    expect(linesOf('a\r\n"b\r\nb"\r\nc\n\nd')).toEqual([1, 2, 4, 5, 6]);
  });

  it('goes on behind a quote that should not be there', () => {
    const rows = read('a "b" c,d\n"a"b,c\ne,f\n');

    expect(rows.map(({ fault }) => fault)).toEqual(['STRAY_QUOTE', 'TEXT_AFTER_QUOTE', null]);
    expect(rows[2]).toEqual({ line: 3, cells: ['e', 'f'], fault: null });
  });

  it('goes on behind a row that is too long, of which it keeps nothing', () => {
    const rows = read(
      'a,b\n',
      ...Array.from({ length: 40 }, () => `"${'x'.repeat(LONGEST_ROW / 20)}",`),
      '\nc,d',
    );

    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [1, null],
      [2, 'TOO_LONG'],
      [3, null],
    ]);
    expect(rows[1]?.cells.join('').length).toBeLessThan(LONGEST_ROW);
  });

  it('knows where a quote was opened that nothing closes', () => {
    const reader = new CsvReader(',');

    reader.read('a,b\n"c\nd",e\nf,"g\nh\n');

    expect(reader.openQuoteLine).toBe(4);
  });
});
