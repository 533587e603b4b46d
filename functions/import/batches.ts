import type { Batch } from './ledger.ts';
import type { ManifestRow } from './read-manifest.ts';

/**
 * The rows that are not behind the position, in batches. Of those with problems the problems are brought only the first
 * time, when the file is checked.
 */
export async function* batchesOf(
  rows: AsyncIterable<ManifestRow>,
  position: number,
  { isChecking, rowsAtOnce }: { isChecking: boolean; rowsAtOnce: number },
): AsyncGenerator<Batch> {
  let batch: Batch = { from: position, until: position, rows: [] };
  let read = 0;
  for await (const row of rows) {
    if (!row.isHeader && ++read <= position) continue;
    batch.until = Math.max(read, position);
    if (isChecking || row.problems.length === 0) batch.rows.push(row);
    if (batch.until - batch.from >= rowsAtOnce) {
      yield batch;
      batch = { from: read, until: read, rows: [] };
    }
  }
  if (batch.until > batch.from || batch.rows.length > 0) yield batch;
}
