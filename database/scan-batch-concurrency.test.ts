import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventKind, ScanResult } from '../graphql/generated/graphql.ts';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { journeyInDatabase, modelOf, projectionsOf } from './test-model.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  scanInput,
  user,
  type Answer,
  type Database,
  type Parcel,
} from './test-parcel.ts';

let server: PostgresServer;
let pool: Pool;
let db: Database;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: 32 });
  pool.on('error', () => undefined);
  db = testSession(pool);
  const client = await pool.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  client.release();
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

function send(scans: object[]): Promise<ScanResult[]> {
  const texts = scans.map((scan) => JSON.stringify(scan));
  return db.value('select record_scan_batch($1, $2)', [SYSTEM, JSON.stringify(texts)]);
}

const several = (count: number) => Promise.all(Array.from({ length: count }, () => aPackage(db)));

describe('32 batches over the same packages at once, each in another order', () => {
  it('wait for each other and not for ever; a scan that many hold is recorded once', async () => {
    const parcels = await several(10);
    const shared = parcels.map((parcel) => scanInput(parcel, { kind: 'ACCEPT', officeId: parcel.origin }));
    const batch = (shift: number) =>
      parcels.flatMap((_, index) => {
        const place = (index * 3 + shift) % parcels.length;
        const parcel = parcels[place] as Parcel;
        return [
          scanInput(parcel, { kind: 'DEPART', officeId: parcel.origin, minute: shift }),
          shared[place] ?? {},
        ];
      });

    const results = await Promise.all(Array.from({ length: 32 }, (_, shift) => send(batch(shift))));

    expect(results.flat().filter(({ error }) => error)).toEqual([]);
    expect(results.flat().filter(({ wasKnown }) => !wasKnown)).toHaveLength(32 * 10 + 10);
    for (const parcel of parcels) {
      expect((await projectionsOf(db, parcel)).version).toBe(1 + 32 + 1);
      expect(await journeyInDatabase(db, parcel)).toEqual(await modelOf(db, parcel));
    }
  });
});

describe('the same act 50 times at once', () => {
  const admin = user('admin');
  const perform = (act: object) => db.value<Answer>(`select perform_act($1, $2, '[]')`, [admin, act]);

  it('is one event, and each time the same answer', async () => {
    const [parcel] = (await several(1)) as [Parcel];
    const cancel = { kind: 'CANCEL', idempotencyKey: randomUUID(), packageId: parcel.id, reason: 'as asked' };

    const answers = await Promise.all(Array.from({ length: 50 }, () => perform(cancel)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.package).toMatchObject({ status: 'CANCELLED', version: 2 });
  });

  it('is one event under the same key for 20 packages', async () => {
    const parcels = await several(20);
    const act = { kind: 'CANCEL', idempotencyKey: randomUUID(), reason: 'as asked' };

    const answers = await Promise.all(parcels.map(({ id }) => perform({ ...act, packageId: id })));

    const codes = answers.map(({ error }) => error?.code ?? 'DONE').toSorted();
    expect(codes).toEqual(['DONE', ...Array<string>(19).fill('IDEMPOTENCY_KEY_REUSED')]);
  });

  it('leaves no void without its corrective scan, whoever takes the id of the scan first', async () => {
    const parcels = await several(20);
    const scanId = randomUUID();
    const acts = await Promise.all(
      parcels.map(async (parcel) => {
        const accept = scanInput(parcel, { kind: 'ACCEPT', officeId: parcel.origin });
        const [accepted] = await send([accept]);
        return {
          kind: 'VOID',
          idempotencyKey: randomUUID(),
          packageId: parcel.id,
          eventId: accepted?.eventId,
          reason: 'wrong',
          correctiveScan: scanInput(parcel, { kind: 'DEPART', officeId: parcels[0]?.origin ?? '', scanId }),
        };
      }),
    );

    const answers = await Promise.all(acts.map(perform));

    const codes = answers.map(({ error }) => error?.code ?? 'DONE').toSorted();
    expect(codes).toEqual(['DONE', ...Array<string>(19).fill('SCAN_ID_REUSED')]);
    const voids = await db.value('select count(*)::int from package_event where voids_event_id is not null');
    expect(voids).toBe(1);
  });
});

describe('whose package is sent away while they wait for it', () => {
  const waiting = () =>
    db.value<number>(
      `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );

  /** Sends it while the package is held by who sends it away. */
  async function answeredAfterwards<Result>(parcel: Parcel, work: () => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    const away = scanInput(parcel, { kind: 'DEPART', officeId: parcel.hub, minute: 60 });
    await client.query('begin');
    await client.query('select record_scan_batch($1, $2)', [SYSTEM, JSON.stringify([JSON.stringify(away)])]);
    const answer = work();
    await expect.poll(waiting, { interval: 5, timeout: 10_000 }).toBe(1);
    await client.query('commit');
    client.release();
    return answer;
  }

  it.each<[EventKind, object]>([
    ['CANCEL', { reason: 'as asked' }],
    ['START_RETURN', { reason: 'as asked' }],
    ['DECLARE_LOST', { reason: 'as asked' }],
    ['RAISE_EXCEPTION', { exceptionKind: 'DAMAGED' }],
    ['RESOLVE_EXCEPTION', { exceptionKind: 'DAMAGED' }],
  ])('do no %s any more, at a desk or by a scan', async (kind, said) => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const act = { kind, idempotencyKey: randomUUID(), packageId: parcel.id, ...said };
    const other = await aPackage(db, 'AT_HUB');
    const otherClerk = await aClerk(db, other.hub);
    const otherScan = scanInput(other, { kind, officeId: other.hub, minute: 59, ...said });

    const done = await answeredAfterwards(parcel, () =>
      db.value<Answer>(`select perform_act($1, $2, '[]')`, [clerk, act]),
    );
    const [seen] = await answeredAfterwards(other, () =>
      db.value<Answer[]>(`select record_scans($1, $2, '[]')`, [otherClerk, JSON.stringify([otherScan])]),
    );

    expect(done.error).toEqual({ code: 'NOT_FOUND', message: `There is no package ${parcel.id}.` });
    expect(seen?.error).toEqual({ code: 'NOT_FOUND', message: `There is no package ${other.id}.` });
  });
});
