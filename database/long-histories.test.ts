import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aPackage, recordAll, user, type Parcel } from './test-parcel.ts';

let db: TestDatabase;
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'AT_HUB');
  await recordAll(
    db,
    parcel,
    Array.from({ length: 40 }, (_, place) => ({ kind: 'NOTE' as const, minute: 60 + place, note: 'seen' })),
  );
  await voidTwo();
});
afterAll(() => db.close());

async function voidTwo(): Promise<void> {
  const notes = await db.query<{ id: string }>(
    `select id from package_event where package_id = $1 and kind = 'NOTE' order by version limit 2`,
    [parcel.id],
  );
  for (const { id } of notes) {
    await db.value(`select perform_act($1, $2, '[]')`, [
      user('admin'),
      { idempotencyKey: crypto.randomUUID(), packageId: parcel.id, kind: 'VOID', eventId: id, reason: 'no' },
    ]);
  }
}

/** How many rows of the history a statement reads for the API, index or not. */
function eventsRead(statement: string, values: unknown[]): Promise<number> {
  const readSoFar = () =>
    db.value<number>(
      `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int from pg_stat_xact_user_tables where relname = 'package_event'`,
    );
  return db.undone(async () => {
    const before = await readSoFar();
    await db.asApi(() => db.query(statement, values));
    return (await readSoFar()) - before;
  });
}

describe('a long history', () => {
  it.each<[string, string, number]>([
    ['tracked in public', 'select track($1)', 1],
    ['told by its holders', `select custody_json('{"kind": "SYSTEM"}', $1)`, 1],
    ['told as EPCIS', `select epcis_json('{"kind": "SYSTEM"}', $1)`, 4],
    ['handed on', 'select * from claim_outbox(1, 60)', 3],
  ])('is read once and not once for each of its events: %s', async (_, statement, times) => {
    const events = await db.value<number>('select count(*)::int from package_event where package_id = $1', [
      parcel.id,
    ]);
    const given = statement.includes('track(') ? [parcel.trackingNumber] : [parcel.id];

    const read = await eventsRead(statement, statement.includes('$1') ? given : []);

    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(times * events);
  });

  it('moves a package by just those kinds of events that public tracking looks at', async () => {
    const differing = await db.query(
      `select t.kind
       from journey_transition t
       group by t.kind
       having bool_or(t.presence is not null or t.to_status is not null or t.reopens) <> may_move(t.kind)
         and t.kind <> 'REGISTER'`,
    );

    expect(differing).toEqual([]);
  });
});
