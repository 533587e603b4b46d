import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { journeyInDatabase, modelOf, projectionsOf } from './test-model.ts';
import {
  SYSTEM,
  aPackage,
  anOffice,
  aPerson,
  register,
  scanInput,
  type Answer,
  type Database,
} from './test-parcel.ts';

const WRITERS = 64;

let server: PostgresServer;
let pool: Pool;
let db: Database;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: WRITERS });
  pool.on('error', () => undefined);
  db = testSession(pool);
  await Promise.all([migrateOnce(), migrateOnce(), migrateOnce()]);
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

async function migrateOnce() {
  const client = await pool.connect();
  try {
    return await migrate(pgConnection(client), import.meta.dirname);
  } finally {
    client.release();
  }
}

const send = (scans: object[]) =>
  db.value<Answer[]>(`select record_scans($1, $2, '[]')`, [SYSTEM, JSON.stringify(scans)]);

describe('three migrators at once', () => {
  it('apply every migration once', async () => {
    expect(await migrateOnce()).toEqual({ applied: [], reapplied: [] });
    expect(await db.value('select count(*) = count(distinct name) from schema_migration')).toBe(true);
  });
});

describe(`${WRITERS} writers on one package`, () => {
  it('lose no scan, leave no gap in the versions, and leave the state that the fold gives', async () => {
    const parcel = await aPackage(db);
    const kinds = ['RECEIVE', 'DEPART', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT'] as const;
    const places = [parcel.origin, parcel.hub, parcel.destination, parcel.elsewhere];
    const scans = Array.from({ length: WRITERS * 8 }, (_, index) =>
      scanInput(parcel, {
        kind: kinds[index % 5] ?? 'DEPART',
        officeId: places[index % 4] ?? parcel.hub,
        minute: (index * 37) % 400,
      }),
    );

    const answers = await Promise.all(scans.map((scan) => send([scan])));

    expect(answers.flat().filter(({ error }) => error)).toEqual([]);
    const versions = Array.from({ length: scans.length + 1 }, (_, index) => index + 1);
    expect(
      answers
        .flat()
        .map((answer) => answer.package?.version)
        .sort((a = 0, b = 0) => a - b),
    ).toEqual(versions.slice(1));
    const projections = await projectionsOf(db, parcel);
    expect(projections).toMatchObject({ versions, version: versions.length, outbox: versions.length });
    expect(await journeyInDatabase(db, parcel)).toEqual(await modelOf(db, parcel));
  });
});

describe('the same scan 100 times at once', () => {
  it('is one event and one row in the outbox, and each time the same answer', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const scan = scanInput(parcel, { kind: 'RECEIVE', minute: 100 });

    const answers = await Promise.all(Array.from({ length: 100 }, () => send([scan])));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.[0]?.package).toMatchObject({ status: 'ARRIVED', version: 4 });
    expect(await projectionsOf(db, parcel)).toMatchObject({ versions: [1, 2, 3, 4], outbox: 4 });
  });

  it('is one event also under the same id for 20 packages of one office', async () => {
    const parcels = await Promise.all(Array.from({ length: 20 }, () => aPackage(db)));
    const said = { kind: 'DEPART', officeId: parcels[0]?.origin ?? '', scanId: randomUUID() } as const;

    const answers = await Promise.all(parcels.map((parcel) => send([scanInput(parcel, said)])));

    const codes = answers.flat().map(({ error }) => error?.code ?? 'RECORDED');
    expect(codes.filter((code) => code === 'RECORDED')).toHaveLength(1);
    expect(codes.filter((code) => code === 'SCAN_ID_REUSED')).toHaveLength(19);
    for (const parcel of parcels) {
      expect(await journeyInDatabase(db, parcel)).toEqual(await modelOf(db, parcel));
    }
  });
});

describe('batches over the same packages in different orders', () => {
  it('do not wait for each other for ever', async () => {
    const parcels = await Promise.all(Array.from({ length: 10 }, () => aPackage(db)));
    const batch = (shift: number) =>
      parcels.map((_, index) => {
        const parcel = parcels[(index * 3 + shift) % parcels.length] as (typeof parcels)[number];
        return scanInput(parcel, { kind: 'DEPART', officeId: parcel.origin, minute: shift });
      });

    const answers = await Promise.all(Array.from({ length: 40 }, (_, shift) => send(batch(shift))));

    expect(answers.flat().filter(({ error }) => error)).toEqual([]);
    expect((await projectionsOf(db, parcels[0] as (typeof parcels)[number])).version).toBe(41);
  });
});

describe('the same registration 50 times at once', () => {
  it('is one package', async () => {
    const [origin, sender] = [await anOffice(db), await aPerson(db)];
    const input = {
      idempotencyKey: randomUUID(),
      sender: { id: sender },
      recipient: { name: 'Ana', email: 'ana@example.org' },
      originOfficeId: origin,
      destinationOfficeId: origin,
    };

    const answers = await Promise.all(Array.from({ length: 50 }, () => register(db, input)));

    expect(new Set(answers.map((answer) => answer.package?.id)).size).toBe(1);
    expect(await db.value(`select count(*)::int from package_event where office_id = $1`, [origin])).toBe(1);
  });
});

describe('16 relays on one outbox', () => {
  it('hand on every event once, and each package in the order of its versions', async () => {
    await db.query('delete from outbox');
    await Promise.all(Array.from({ length: 30 }, () => aPackage(db, 'DELIVERED')));
    const handedOn: { packageId: string; version: number }[] = [];
    const relay = async () => {
      while (await db.value('select outbox_has_due()')) {
        const rows = await db.query<{
          id: string;
          payload: { event: { packageId: string; version: number } };
        }>('select id, payload from claim_outbox(7, 60)');
        handedOn.push(...rows.map(({ payload }) => payload.event));
        await db.query('select finish_outbox($1)', [JSON.stringify(rows.map(({ id }) => id))]);
      }
    };

    await Promise.all(Array.from({ length: 16 }, relay));

    expect(handedOn).toHaveLength(30 * 6);
    for (const packageId of new Set(handedOn.map((event) => event.packageId))) {
      const versions = handedOn
        .filter((event) => event.packageId === packageId)
        .map(({ version }) => version);
      expect(versions).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });
});
