import { testDatabase, type TestDatabase } from '../../database/test-database.ts';
import { databaseLocks } from './database-locks.ts';
import { directiveLocks } from './directive-locks.ts';
import type { Lock } from './lock.ts';
import { resolverLocks } from './resolver-locks.ts';
import { openingLocks, sqlLocks } from './sql-locks.ts';

/** Every lock that there is, and the database in which they are. */
export async function allLocks(): Promise<{ db: TestDatabase; all: Lock[] }> {
  const db = await testDatabase();
  const all = [
    ...directiveLocks(),
    ...resolverLocks(),
    ...sqlLocks(),
    ...openingLocks(),
    ...(await databaseLocks(db)),
  ];
  return { db, all };
}
