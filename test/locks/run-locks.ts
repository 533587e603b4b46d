import { testDatabase } from '../../database/test-database.ts';
import { productSchema } from '../journeys/whole-selection.ts';
import { wholeDocuments } from '../rights/cell-documents.ts';
import { askedIn, cellsOf, outcomeOf } from '../rights/cells.ts';
import { isOpenToAll } from '../rights/doors.ts';
import { executeOn, productEngine } from '../rights/in-process.ts';
import { askAndUndo, counting, judgedWhole, type Bench, type Ready } from '../rights/matrix-in-process.ts';
import { OPERATIONS } from '../rights/operations.ts';
import { personalPaths } from '../rights/personal-paths.ts';
import { MISUSED, misusedIdentity, ROLES, type Misused } from '../rights/roles.ts';
import { aWorld } from '../rights/world.ts';
import { faultOfDatabase } from './database-locks.ts';
import type { Lock } from './lock.ts';

export type Prison = { bench: Bench; ready: Map<string, Ready[]>; paths: ReturnType<typeof personalPaths> };

/** A whole world, and every question about it, ready to be asked again and again. */
export async function aPrison(): Promise<Prison> {
  const db = await testDatabase();
  const counted = counting(executeOn(db));
  const schema = productSchema();
  const world = await aWorld(db);
  const bench: Bench = { db, world, ...counted, engine: productEngine(counted.execute), absent: new Map() };
  const documents = wholeDocuments(schema);
  const ready = new Map<string, Ready[]>();
  for (const cell of spread(cellsOf(OPERATIONS, ROLES))) {
    const asked = await askedIn(cell, world, documents, { undoes: true });
    ready.set(cell.operation.field, [...(ready.get(cell.operation.field) ?? []), { cell, asked }]);
  }
  return { bench, ready, paths: personalPaths(schema) };
}

/** Unlike ones next to each other, so that the first few tell most; always in the same order. */
function spread<Item>(items: Item[]): Item[] {
  const step = 7919;
  return items.map((_, index) => items[(index * step) % items.length] as Item);
}

/** What notices that a lock is gone, or null if nothing does. */
export async function caughtBy(prison: Prison, lock: Lock): Promise<string | null> {
  const { bench, restore } = await lock.removed(prison.bench);
  try {
    return await firstFault(prison, bench, lock);
  } finally {
    await restore();
  }
}

async function firstFault(prison: Prison, bench: Bench, lock: Lock): Promise<string | null> {
  if (lock.kind === 'row' || (lock.kind === 'grant' && lock.fields.length === 0))
    return faultOfDatabase(bench.db);
  if (lock.kind === 'token') return faultOfTokens(prison, bench, lock);
  // one question to each field in turn
  const lists = lock.fields.map((field) => prison.ready.get(field) ?? []);
  for (let turn = 0; turn < Math.max(...lists.map(({ length }) => length)); turn += 1) {
    for (const list of lists) {
      const one = list[turn];
      const fault = one && (await judgedWhole(bench, one, prison.paths));
      if (fault) return fault;
    }
  }
  return null;
}

async function faultOfTokens({ ready }: Prison, bench: Bench, { fields: [field = ''] }: Lock) {
  const one = ready.get(field)?.find(({ cell }) => cell.role === 'admin' && cell.expected === 'done');
  if (!one || isOpenToAll(one.cell.operation.field)) return null;
  for (const misused of Object.keys(MISUSED) as Misused[]) {
    const identity = misusedIdentity(misused, bench.world.subs.admin);
    const outcome = outcomeOf(one.cell.operation, await askAndUndo(bench, identity, one.asked.question));
    if (outcome !== 'closed') return `${field} is ${outcome} to an ${misused}`;
  }
  return null;
}
