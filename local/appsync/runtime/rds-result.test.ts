import { describe, expect, it } from 'vitest';
import { toJsonObject } from './rds-result.ts';
import { valueOf } from './test-handler.ts';

describe('toJsonObject', () => {
  it('makes objects of rows: labels before names, null columns absent, arrays plain (F49)', () => {
    const columnMetadata = [
      { name: 'a', label: 'A' },
      { name: 'b' },
      { name: 'c' },
      { name: 'd' },
      { name: 'e' },
    ];
    const record = [
      { stringValue: 'text' },
      { isNull: true },
      { longValue: 0 },
      { arrayValue: { stringValues: ['x', 'y'] } },
      { blobValue: 'AAE=' },
    ];
    const result = JSON.stringify({ sqlStatementResults: [{ columnMetadata, records: [record] }] });

    expect(valueOf('rds.toJsonObject(ctx.result)', { result })).toEqual([
      [{ A: 'text', c: 0, d: ['x', 'y'], e: 'AAE=' }],
    ]);
    expect(valueOf(`Object.hasOwn(util.rds.toJsonObject(ctx.result)[0][0], 'b')`, { result })).toBe(false);
  });

  it('answers one empty row for a statement without records, and none for a query without rows (F49)', () => {
    const sqlStatementResults = [
      { numberOfRecordsUpdated: 1, generatedFields: [] },
      { columnMetadata: [], records: [] },
    ];

    expect(toJsonObject({ sqlStatementResults })).toEqual([[{}], []]);
  });

  it.each(['', 'no JSON', '{}', null, undefined])('answers null for %j (F49)', (result) => {
    expect(toJsonObject(result)).toBeNull();
  });
});
