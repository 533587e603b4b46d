import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aClerk, user } from './test-parcel.ts';
import {
  anyPolicy,
  anyStep,
  aTown,
  live,
  setPolicy,
  sideOf,
  simulated,
  type Policy,
  type Step,
} from './test-simulation.ts';

/** Others with each run of the tests. */
const RUNS = Number(process.env['SIMULATION_RUNS'] ?? 1);
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
    const settings = { numRuns: RUNS, seed: SEED, endOnFailure: true };
    const lived = async (history: Step[], policy: Policy) => {
      const town = await aTown(db);
      await setPolicy(db, town, policy);
      await live(db, town, history);
      return town;
    };

    it('was told, by the simulation of the policy that was in force, as the ledger says', async () => {
      const histories = fc.array(anyStep, { minLength: LENGTH, maxLength: LENGTH });
      await fc.assert(
        fc.asyncProperty(histories, anyPolicy, (history, policy) =>
          db.undone(async () => {
            const town = await lived(history, policy);

            const same = await simulated(db, town, {});

            expect(sideOf(same, 'simulated')).toEqual(sideOf(same, 'actual'));
          }),
        ),
        settings,
      );
    });

    it('is told, by the simulation of another policy, as it is when it is lived again under that one', async () => {
      const histories = fc.array(
        anyStep.filter(({ kind }) => kind !== 'VOID'),
        { minLength: LENGTH, maxLength: LENGTH },
      );
      await fc.assert(
        fc.asyncProperty(histories, anyPolicy, anyPolicy, async (history, policy, other) => {
          const foretold = await db.undone(async () => simulated(db, await lived(history, policy), other));
          const happened = await db.undone(async () => simulated(db, await lived(history, other), {}));

          expect(sideOf(foretold, 'simulated')).toEqual(sideOf(happened, 'actual'));
        }),
        settings,
      );
    });
  },
);

describe('a simulation', () => {
  const STEPS: Step[] = [
    { gap: 1, parcel: 0, kind: 'DEPART', at: 'origin' },
    { gap: 150, parcel: 1, kind: 'DEPART', at: 'origin' },
    { gap: 1, parcel: 1, kind: 'RECEIVE', at: 'destination' },
    { gap: 1, parcel: 1, kind: 'SHELVE', at: 'destination' },
  ];
  const counts = ({ kinds }: Awaited<ReturnType<typeof simulated>>, side: 'simulated' | 'actual') =>
    Object.fromEntries(kinds.map((row) => [`${row.kind} ${row.channel}`, row[side].toldCount]));

  it('of a policy that silences a kind takes away exactly that, and costs what is left', async () => {
    await db.undone(async () => {
      const town = await aTown(db);
      await setPolicy(db, town, { silentKinds: [], quietFrom: '00:00', quietUntil: '00:00' });
      await live(db, town, STEPS);

      const answer = await simulated(db, town, { silentKinds: ['SENT'] });

      const actual = counts(answer, 'actual');
      expect(actual['SENT EMAIL']).toBeGreaterThan(0);
      expect(counts(answer, 'simulated')).toEqual({ ...actual, 'SENT EMAIL': 0 });
      const texts = answer.channels.find(({ channel }) => channel === 'SMS');
      expect(texts?.pricePerThousand).toEqual({ amount: '50.0000', currencyCode: 'USD' });
      expect(Number(texts?.simulated.price.amount)).toBeCloseTo((texts?.simulated.partCount ?? 0) * 0.05);
    });
  });

  it('of a time counts what came on its days, on the clock of the office', async () => {
    await db.undone(async () => {
      const town = await aTown(db);
      await live(db, town, STEPS);

      const told = async (from: string, to: string) =>
        (await simulated(db, town, {}, { from, to })).kinds.flatMap(({ kind, simulated: { toldCount } }) =>
          Array.from({ length: toldCount }, () => kind),
        );

      const [first, second] = [
        await told('2026-03-27', '2026-03-27'),
        await told('2026-03-28', '2026-03-28'),
      ];
      expect(new Set(first)).toEqual(new Set(['SENT']));
      expect([...first, ...second].sort()).toEqual((await told('2026-03-27', '2026-03-28')).sort());
      expect(await told('2026-03-26', '2026-03-26')).toEqual([]);
    });
  });

  it('is for admins and the managers of the office: for all others there is none, as of what is no office', async () => {
    await db.undone(async () => {
      const town = await aTown(db);
      const ask = async (viewer: object, officeId: string | null = town.destination) =>
        db.value('select simulate_notifications($1, $2, $3, $4, $5, $6)', [
          ...[viewer, officeId, {}, '2026-03-01', '2026-03-31', { EMAIL: '0.02', SMS: '50' }],
        ]);

      expect(await ask(await aClerk(db, town.destination, 'MANAGER'))).toMatchObject({ simulation: {} });
      expect(await ask(user('admin'))).toMatchObject({ simulation: {} });
      for (const viewer of [
        await aClerk(db, town.destination),
        await aClerk(db, town.origin, 'MANAGER'),
        ...[user('finance'), user(), { kind: 'SYSTEM' }],
      ]) {
        expect(await ask(viewer)).toBe(null);
      }
      expect(await ask(user('admin'), randomUUID())).toBe(null);
      expect(await ask(user('admin'), null)).toBe(null);
    });
  });

  it.each([{ quietFrom: '22:00' }, { quietFrom: '22:00:30', quietUntil: '07:00' }])(
    'refuses %o, whoever asks',
    async (policy) => {
      const answer = await db.value('select simulate_notifications($1, null, $2, $3, $4, $5)', [
        ...[user(), policy, '2026-03-01', '2026-03-31', {}],
      ]);

      expect(answer).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    },
  );
});
