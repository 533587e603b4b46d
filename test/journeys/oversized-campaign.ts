import type { Execute } from '../../seed/clients.ts';
import { callersOf } from './injection-callers.ts';
import { evidence } from './injection-evidence.ts';
import type { Place } from './injection-places.ts';
import { worldOf } from './injection-world.ts';
import { sendDeep, sendLists, sendTexts, type Sent } from './oversized-texts.ts';
import type { RunningSystem } from './running-system.ts';

export type Oversized = {
  sent: Sent[];
  /** Tables that have changed. */
  changed: string[];
  /** Of each size: rows that the database has read, and calls that resolvers have made. */
  costs: { rows: number; calls: number }[];
};

const ROWS_READ = `
  select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::text
  from pg_stat_user_tables`;

/** Texts of each size at every place, then lists and depths of the largest. */
export async function oversized(
  system: RunningSystem,
  places: Place[],
  sizes: number[],
  execute: Execute,
): Promise<Oversized> {
  const admin = await system.signInAs('admin');
  const callers = await callersOf(system);
  const world = await worldOf(admin);
  await system.cloud.idle();
  const found = await evidence(execute);
  const before = await found.checksums();
  const result: Oversized = { sent: [], changed: [], costs: [] };
  for (const size of sizes) {
    const start = await costs();
    result.sent.push(...(await sendTexts(places, size, callers, world)));
    await system.cloud.idle();
    const end = await costs();
    result.costs.push({ rows: end.rows - start.rows, calls: end.calls - start.calls });
  }
  result.sent.push(...(await sendDeep(places, callers, world)));
  result.sent.push(...(await sendLists(Math.max(...sizes), callers, world)));
  await system.cloud.idle();
  const after = await found.checksums();
  result.changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  admin.close();
  callers.forEach(({ close }) => close());
  return result;

  async function costs(): Promise<{ rows: number; calls: number }> {
    // in the same session as all that is read, which reports what it has done after a second only
    await execute('select pg_stat_force_next_flush()::text');
    const [rows] = await execute(ROWS_READ);
    const calls = system.cloud.dataApiCalls().filter(({ via }) => via === 'resolver').length;
    return { rows: Number(rows), calls };
  }
}
