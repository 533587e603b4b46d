import type { TestDatabase } from '../../database/test-database.ts';

type Calls = { name: string; calls: number };

const CALLS = 'select funcname as name, calls::int from pg_stat_xact_user_functions';

/** Does the work, undoes it, and tells which functions of the database it called; not those that were put in the place of a call. */
export async function tracked<Result>(
  db: TestDatabase,
  work: () => Promise<Result>,
): Promise<{ reached: Set<string>; result: Result }> {
  // counts are kept until the end of a transaction
  return db.undone(async () => {
    await db.query("set local track_functions = 'all'");
    const before = new Map((await db.query<Calls>(CALLS)).map(({ name, calls }) => [name, calls]));
    const result = await db.undone(work);
    const after = await db.query<Calls>(CALLS);
    const reached = after
      .filter(({ name, calls }) => calls > (before.get(name) ?? 0))
      .map(({ name }) => name);
    return { reached: new Set(reached), result };
  });
}
