import fc from 'fast-check';
import { Pool, type PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Package, PackageChanges } from '../graphql/generated/graphql.ts';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { SYSTEM, anOffice, aPerson, register, scanInput, type Database, type Parcel } from './test-parcel.ts';

const WRITERS = 32;
const TRANSACTIONS_EACH = 5;

let server: PostgresServer;
let pool: Pool;
let db: Database;
let officeId: string;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: WRITERS + 4 });
  pool.on('error', () => undefined);
  db = testSession(pool);
  const client = await pool.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  client.release();
  officeId = await anOffice(db);
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

/** Of the one office. */
async function aParcel(): Promise<Pick<Parcel, 'id'>> {
  const person = { id: await aPerson(db) };
  const answer = await register(db, {
    sender: person,
    recipient: person,
    originOfficeId: officeId,
    destinationOfficeId: officeId,
  });
  return { id: (answer.package as Package).id };
}

/** Reads the office's changes from now on, a page at a time. */
async function aReader() {
  const read = (since: string | null, limit: number) =>
    db.value<PackageChanges>('select changes_of_office($1, $2, $3, $4)', [SYSTEM, officeId, since, limit]);
  let { since } = await read(null, 1);
  const eventIds: string[] = [];
  return {
    eventIds,
    before: await committedEvents(),
    readPage: async (limit: number) => {
      const page = await read(since, limit);
      eventIds.push(...page.items.map(({ id }) => id));
      since = page.since;
      return page.hasMore;
    },
  };
}

async function committedEvents(): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    'select event_id as id from office_change where office_id = $1',
    [officeId],
  );
  return rows.map(({ id }) => id);
}

/** Transactions that are under way and have recorded something, each to be ended by whoever picks it. */
function openTransactions() {
  const waiting: (() => Promise<void>)[] = [];
  let arrived = () => {};
  return {
    /** Stays open until it is picked. */
    hold: (end: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        waiting.push(() => end().then(resolve, reject));
        arrived();
      }),
    /** Ends one of them, once there is one. */
    endOne: async (random: () => number) => {
      while (waiting.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
      const [end] = waiting.splice(random() % waiting.length, 1);
      await end?.();
    },
  };
}

async function write(
  client: PoolClient,
  parcel: Pick<Parcel, 'id'>,
  hold: (end: () => Promise<void>) => Promise<void>,
  random: () => number,
): Promise<void> {
  for (let round = 0; round < TRANSACTIONS_EACH; round++) {
    const scans = Array.from({ length: 1 + (random() % 3) }, (_, index) =>
      scanInput(parcel as Parcel, { kind: 'GO_OUT', officeId, minute: round * 10 + index }),
    );
    await client.query('begin');
    await client.query(`select record_scans($1, $2, '[]')`, [SYSTEM, JSON.stringify(scans)]);
    await hold(async () => void (await client.query(random() % 8 === 0 ? 'rollback' : 'commit')));
  }
}

describe(`${WRITERS} writers whose transactions end in another order than they began`, () => {
  it('leave a reader of the office who asks all the while without a gap, and with nothing twice', async () => {
    const run = async (numbers: fc.Stream<number>) => {
      const random = () => numbers.next().value as number;
      const transactions = openTransactions();
      const parcels = await Promise.all(Array.from({ length: WRITERS }, aParcel));
      const clients = await Promise.all(parcels.map(() => pool.connect()));
      const readers = [await aReader()];
      const writing = Promise.all(
        clients.map((client, index) =>
          write(client, parcels[index] as Pick<Parcel, 'id'>, transactions.hold, random),
        ),
      );

      for (let ended = 0; ended < WRITERS * TRANSACTIONS_EACH; ended++) {
        await transactions.endOne(random);
        if (ended % 40 === 20) readers.push(await aReader());
        for (const reader of readers) await reader.readPage(1 + (random() % 9));
      }
      await writing;
      clients.forEach((client) => client.release());

      const all = await committedEvents();
      for (const reader of readers) {
        while (await reader.readPage(100));
        const known = new Set(reader.eventIds);
        expect(known.size).toBe(reader.eventIds.length);
        expect(all.filter((id) => !known.has(id) && !reader.before.includes(id))).toEqual([]);
      }
    };
    await fc.assert(fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), run), { numRuns: 2 });
  });
});

describe('a page of changes', () => {
  type Plan = { 'Shared Hit Blocks': number };
  const OF_OFFICE = 'select changes_of_office($1, $2, $3, 50)';
  const OF_PACKAGE = 'select changes_of_package($1, $2, $3::int, 50)';

  async function blocksOf(statement: string, values: unknown[]): Promise<number> {
    await db.query(statement, values);
    const [{ Plan: plan }] = await db.value<[{ Plan: Plan }]>(
      `explain (analyze, buffers, format json) ${statement}`,
      values,
    );
    return plan['Shared Hit Blocks'];
  }

  const recordMany = (parcel: Pick<Parcel, 'id'>, from: number, to: number) => {
    const scans = Array.from({ length: to - from }, (_, index) =>
      scanInput(parcel as Parcel, { kind: index % 2 ? 'SHELVE' : 'GO_OUT', officeId, minute: from + index }),
    );
    return db.query(`select record_scans($1, $2, '[]')`, [SYSTEM, JSON.stringify(scans)]);
  };

  it('reads no more than the page, however long the history before and after it', async () => {
    const parcel = await aParcel();
    const { since } = await db.value<PackageChanges>(OF_OFFICE, [SYSTEM, officeId, null]);
    const ofOffice = () => blocksOf(OF_OFFICE, [SYSTEM, officeId, since]);
    const ofPackage = () => blocksOf(OF_PACKAGE, [SYSTEM, parcel.id, 1]);
    await recordMany(parcel, 0, 60);
    const before = [await ofOffice(), await ofPackage()];

    for (let minute = 60; minute < 360; minute += 100) await recordMany(parcel, minute, minute + 100);
    await db.query('analyze');

    const after = [await ofOffice(), await ofPackage()];
    after.forEach((blocks, index) => expect(blocks).toBeLessThan((before[index] ?? 0) * 1.2));
  });
});
