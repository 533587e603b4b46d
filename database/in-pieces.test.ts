import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('a long document', () => {
  it('comes in pieces that fit the rows of the Data API, and is whole again when they are joined', async () => {
    const text = '€😀'.repeat(20_000);

    const rows = await db.query<{ piece: string }>('select in_pieces($1) as piece', [
      JSON.stringify({ text }),
    ]);

    expect(Math.max(...rows.map(({ piece }) => Buffer.byteLength(piece)))).toBeLessThan(64 * 1024);
    expect(JSON.parse(rows.map(({ piece }) => piece).join(''))).toEqual({ text });
  });

  it('has no pieces when there is none', async () => {
    expect(await db.query('select in_pieces(null)')).toEqual([]);
  });
});
