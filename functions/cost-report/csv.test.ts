import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, csvHeader, csvOf } from './csv.ts';

const AMOUNT = COLUMNS.indexOf('amount');
const TEXT = COLUMNS.indexOf('source_line_id');

const lineWith = (cells: Record<number, string | null>) => COLUMNS.map((_, at) => cells[at] ?? null);

function cellsOf(csv: string): string[][] {
  return parse(csv, { bom: true, record_delimiter: '\r\n' });
}

describe('a file of charges', () => {
  it('begins with a byte order mark and the names of its columns', () => {
    expect(csvHeader()).toBe(`\ufeff${COLUMNS.join(',')}\r\n`);
  });

  it('keeps a negative amount a number', () => {
    const [cells] = cellsOf(csvOf([lineWith({ [AMOUNT]: '-12.50' })]));

    expect(cells?.[AMOUNT]).toBe('-12.50');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\uff1d1', "'\uff1d1"],
    ['a;=1', "a;'=1"],
    ['a;"=1+1;', `a;"'=1+1;`],
    ['a; =1', "a; '=1"],
    ['a "=1"', 'a "=1"'],
    ['a=1', 'a=1'],
    ['', ''],
  ])('makes %j harmless, or leaves it: %j', (text, shown) => {
    const [cells] = cellsOf(csvOf([lineWith({ [TEXT]: text })]));

    expect(cells?.[TEXT]).toBe(shown);
  });

  it('is read as it was written, whatever a text holds', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
        const written = texts.map((text) => `x${text.replaceAll(/[;\t\r\n]/g, ' ')}"`);
        const csv = csvOf(written.map((text) => lineWith({ [TEXT]: text })));

        expect(cellsOf(csv).map((cells) => cells[TEXT])).toEqual(written);
      }),
    ));
});
