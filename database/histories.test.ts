import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions, anyAction, calmAction, type Action } from '../domain/test-any-history.ts';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { CONNECTIONS, commandsOf, send, sendFromEverywhere, type Command } from './test-commands.ts';
import { testSession } from './test-database.ts';
import { aNumber, barcodeInput, registerByBarcode } from './test-identity.ts';
import { eventsOf, journeyInDatabase, modelOf, projectionsOf } from './test-model.ts';
import { exceptionsOf, exceptionsOfModel, expectedLedger, ledgerOf, openingsOf } from './test-model-rows.ts';
import { aPackage, register, type Database, type Parcel } from './test-parcel.ts';

/** Others with each run of the tests; half as many again for the second property, each of whose histories is sent twice. */
const RUNS = Number(process.env.HISTORY_RUNS ?? 80);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const LENGTH = 30;
const PATIENCE_MS = 600_000;

let server: PostgresServer;
let pool: Pool;
let db: Database;
/** One connection by itself, whose work can be undone. */
let client: PoolClient;
let places: Parcel;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: CONNECTIONS + 1 });
  pool.on('error', () => undefined);
  db = testSession(pool);
  client = await pool.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  places = await aPackage(db);
});
afterAll(async () => {
  client.release();
  await pool.end();
  await server.stop();
});

/** A package between the same offices; or one of which nothing is known but its barcode. */
async function anotherParcel(isUnmatched: boolean): Promise<Parcel> {
  const { origin, destination, senderId, recipientId } = places;
  const { package: registered } = isUnmatched
    ? await registerByBarcode(db, barcodeInput(origin, aNumber(), { occurredAt: '2026-01-01T07:30:00Z' }))
    : await register(db, {
        sender: { id: senderId },
        recipient: { id: recipientId },
        originOfficeId: origin,
        destinationOfficeId: destination,
      });
  return { ...places, id: registered?.id ?? '', trackingNumber: registered?.trackingNumber ?? '' };
}

/** Which device sends each command; from 4 on, the next one does too. */
const parts = fc.array(fc.nat(CONNECTIONS * 2 - 1), { minLength: LENGTH, maxLength: LENGTH });
const thirty = (action: fc.Arbitrary<Action>) => actions(action, { minLength: LENGTH, maxLength: LENGTH });
const shuffled = <Item>(items: Item[]) => fc.shuffledSubarray(items, { minLength: items.length });

async function expectAsTheModel(parcel: Parcel): Promise<void> {
  const events = await eventsOf(db, parcel);
  const model = await modelOf(db, parcel);
  expect(await journeyInDatabase(db, parcel)).toEqual(model);
  expect(await exceptionsOf(db, parcel)).toEqual(exceptionsOfModel(model, events));

  const projections = await projectionsOf(db, parcel);
  expect(projections.versions).toEqual(events.map((_, index) => index + 1));
  expect(projections).toMatchObject({
    version: events.length,
    outbox: events.length,
    statuses: [model.status],
    open: model.openExceptions,
  });
}

/** An intention that cannot be, a void of nothing, and a completion of what is known. */
const REFUSALS = ['TRANSITION_REFUSED', 'NOT_FOUND', 'INVALID_INPUT'];

describe(
  `any history of ${LENGTH} commands (${RUNS} histories, SEED=${SEED})`,
  { timeout: PATIENCE_MS },
  () => {
    const settings = { numRuns: RUNS, seed: SEED, endOnFailure: true };

    it('leaves in the database what the model says, whoever sends it at the same time', async () => {
      const histories = fc.tuple(thirty(anyAction), parts, fc.boolean());
      await fc.assert(
        fc.asyncProperty(histories, async ([said, devices, isUnmatched]) => {
          const parcel = await anotherParcel(isUnmatched);

          const answers = await sendFromEverywhere(db, commandsOf(parcel, randomUUID(), said), devices);

          expect(answers.filter(({ error }) => error && !REFUSALS.includes(error.code))).toEqual([]);
          await expectAsTheModel(parcel);
        }),
        settings,
      );
    });

    it('in which nothing is refused leaves one state, the same exceptions and the same notices, in any order', async () => {
      const histories = thirty(calmAction).chain((said) =>
        fc.tuple(fc.constant(said), shuffled(said.map((_, index) => index)), parts, fc.boolean()),
      );
      await fc.assert(
        fc.asyncProperty(histories, async ([said, order, devices, isUnmatched]) => {
          const parcel = await anotherParcel(isUnmatched);
          const commands = commandsOf(parcel, randomUUID(), said);
          const one = testSession(client);
          const straight = await one.undone(async () => {
            await send(one, commands);
            return {
              journey: await journeyInDatabase(one, parcel),
              exceptions: await openingsOf(one, parcel),
            };
          });

          const heard = order.map((index) => commands[index] as Command);
          const answers = await sendFromEverywhere(db, heard, devices);

          expect(answers.filter(({ error }) => error && error.code !== 'INVALID_INPUT')).toEqual([]);
          expect(await journeyInDatabase(db, parcel)).toEqual(straight.journey);
          expect(await openingsOf(db, parcel)).toEqual(straight.exceptions);
          await expectAsTheModel(parcel);
          expect(await ledgerOf(db, parcel)).toEqual(await expectedLedger(db, parcel));
        }),
        { ...settings, numRuns: RUNS / 2 },
      );
    });
  },
);
