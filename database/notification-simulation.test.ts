import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { anyPolicy, anyStep, aTown, live, setPolicy, sideOf, simulated } from './test-simulation.ts';

/** Others with each run of the tests. */
const RUNS = Number(process.env['SIMULATION_RUNS'] ?? 2);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const LENGTH = Number(process.env['SIMULATION_LENGTH'] ?? 16);
const PATIENCE_MS = 3_600_000;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe(
  `any history of ${LENGTH} events (${RUNS} histories, SEED=${SEED})`,
  { timeout: PATIENCE_MS },
  () => {
    it('is told, by the simulation, as it was by the policy that was in force, and as it would be by another', async () => {
      const steps = fc.array(anyStep, { minLength: LENGTH, maxLength: LENGTH });
      await fc.assert(
        fc.asyncProperty(steps, anyPolicy, anyPolicy, async (history, before, other) => {
          const foretold = await db.undone(async () => {
            const town = await aTown(db);
            await setPolicy(db, town, before);
            await live(db, town, history);
            const same = await simulated(db, town, {});
            expect(sideOf(same, 'simulated')).toEqual(sideOf(same, 'actual'));
            return simulated(db, town, other);
          });
          const happened = await db.undone(async () => {
            const town = await aTown(db);
            await setPolicy(db, town, other);
            await live(db, town, history);
            return simulated(db, town, {});
          });
          expect(sideOf(foretold, 'simulated')).toEqual(sideOf(happened, 'actual'));
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    });
  },
);
