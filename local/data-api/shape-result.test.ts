import { describe, expect, it } from 'vitest';
import { shapeResult } from './shape-result.ts';

const TEXT = 25;

describe('shapeResult', () => {
  it('answers a row of 64 KB and refuses one that is larger (F58)', () => {
    const answer = shapeResult(rowsOf('x'.repeat(64 * 1024)), {});

    expect(answer.records).toHaveLength(1);
    expect(() => shapeResult(rowsOf('x'.repeat(64 * 1024 + 1)), {})).toThrow(tooLarge);
  });

  it('counts bytes, not characters', () => {
    expect(() => shapeResult(rowsOf('€'.repeat(22_000)), {})).toThrow(tooLarge);
  });

  it('counts what JSON adds (F58)', () => {
    const quotes = Array.from({ length: 170 }, () => '"'.repeat(60_000));

    expect(() => shapeResult(rowsOf(...quotes), { formatRecordsAs: 'JSON' })).toThrow(tooLarge);
  });

  it('refuses more than 1 MiB of records, and as JSON more than 10 MB (F58)', () => {
    const rows = Array.from({ length: 20 }, () => 'x'.repeat(60_000));

    expect(() => shapeResult(rowsOf(...rows), {})).toThrow(tooLarge);
    expect(shapeResult(rowsOf(...rows), { formatRecordsAs: 'JSON' }).formattedRecords).toHaveLength(
      20 * ('{"column":""},'.length + 60_000) + 1,
    );
  });
});

const tooLarge = expect.objectContaining({
  name: 'BadRequestException',
  message: 'Database returned more than the allowed response size limit',
});

function rowsOf(...values: string[]) {
  return {
    fields: [{ name: 'column', tableID: 0, dataTypeID: TEXT, dataTypeModifier: -1 }],
    rows: values.map((value) => [value]),
    command: 'SELECT',
    rowCount: values.length,
  };
}
