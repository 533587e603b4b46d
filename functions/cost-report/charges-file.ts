import { csvHeader, csvOf, type ChargeLine } from './csv.ts';
import type { Ledger, Place, Run } from './ledger.ts';

/** Another run has it: what this one would write is nobody's. */
export class LostLease extends Error {
  override readonly name = 'LostLease';
}

type Reading = Pick<Ledger, 'charges' | 'renew'>;

const PAGES_FOR_A_LEASE = 50;

/** The file page by page; each charge is shown on its way. */
export async function* chargesFile(
  { charges, renew }: Reading,
  run: Run,
  see: (line: ChargeLine) => void,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvHeader());
  let after: Place | undefined;
  for (let page = 1; ; page++) {
    const { lines, last } = await charges(run, after);
    for (const line of lines) see(line);
    if (lines.length > 0) yield Buffer.from(csvOf(lines));
    if (!last) return;
    after = last;
    if (page % PAGES_FOR_A_LEASE === 0 && !(await renew(run)))
      throw new LostLease('Another run writes the export.');
  }
}
