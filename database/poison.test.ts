import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PackageEvent } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aPackage, record } from './test-parcel.ts';

type Claimed = {
  id: number;
  payload: { packageId: string; eventId: string; isGivenUp: boolean; event?: PackageEvent };
};

const SECOND = 1000;
const LEASE_SECONDS = 60;

let db: TestDatabase;
let now: Date;
beforeAll(async () => {
  db = await testDatabase();
});
afterEach(() => db.query('delete from outbox'));
afterAll(() => db.close());

const claim = () =>
  db.query<Claimed>('select id::int, payload from claim_outbox(50, $1, $2)', [LEASE_SECONDS, now]);
const idsOf = (rows: Claimed[]) => JSON.stringify(rows.map(({ id }) => id));
const finish = (rows: Claimed[]) => db.value('select finish_outbox($1)', [idsOf(rows)]);
const report = (rows: Claimed[]) => db.value('select report_outbox($1, $2)', [idsOf(rows), now]);
const waitFor = (seconds: number) => void (now = new Date(now.getTime() + seconds * SECOND));

/** What was handed on, in its order, and what somebody was told of. */
type Seen = { handedOn: [packageId: string, version: number][]; givenUp: string[] };

/** As the relay does it, where every event of one version cannot be handed on, or kills the relay. */
async function runRelay(
  seen: Seen,
  poison: { packageId: string; version: number; kills?: boolean },
): Promise<void> {
  for (let rows = await claim(); rows.length > 0; rows = await claim()) {
    const dead = rows.filter(({ payload }) => payload.isGivenUp);
    seen.givenUp.push(...dead.map(({ payload }) => payload.eventId));
    if (dead.length > 0) await report(dead);
    const held = rows.findIndex(({ payload }) => isPoison(payload, poison));
    if (held >= 0 && poison.kills) return;
    const failed = rows.filter((_, place) => place === held);
    const behind = rows.filter(
      ({ payload }, place) => held >= 0 && place > held && payload.packageId === poison.packageId,
    );
    const done = rows.filter((row) => ![...dead, ...failed, ...behind].includes(row));
    seen.handedOn.push(
      ...done.map(({ payload }): [string, number] => [payload.packageId, payload.event?.version ?? 0]),
    );
    await finish(done);
    await db.query('select release_outbox($1, $2, $3)', [idsOf(behind), idsOf(failed), now]);
    if (held >= 0) return;
  }
}

function isPoison(
  { packageId, event }: Claimed['payload'],
  poison: { packageId: string; version: number },
): boolean {
  return packageId === poison.packageId && event?.version === poison.version;
}

describe.each([
  ['that cannot be handed on', false],
  ['that kills the relay', true],
])('an event %s', (_, kills) => {
  it('holds no other package up, is tried for a while, given up, told once, and goes out in its order when redriven', async () => {
    now = new Date('2027-01-01T00:00:00Z');
    const [sick, well] = [await aPackage(db, 'ACCEPTED'), await aPackage(db, 'ACCEPTED')];
    const poison = { packageId: sick.id, version: 2, kills };
    const seen: Seen = { handedOn: [], givenUp: [] };

    for (let wake = 0; wake < 5; wake++, waitFor(2 * LEASE_SECONDS)) await runRelay(seen, poison);
    expect(seen.handedOn).toContainEqual([well.id, 2]);
    await record(db, sick, { kind: 'DEPART', officeId: sick.origin });
    const other = await aPackage(db);
    await runRelay(seen, poison);
    await runRelay(seen, poison);
    expect(seen.handedOn).toContainEqual([other.id, 1]);

    for (let wake = 0; wake < 40; wake++, waitFor(5 * LEASE_SECONDS)) await runRelay(seen, poison);
    expect(seen.givenUp).toHaveLength(1);
    expect(seen.handedOn.filter(([packageId]) => packageId === sick.id)).toEqual([[sick.id, 1]]);

    expect(await db.value('select redrive_outbox()')).toBe(1);
    await runRelay(seen, { packageId: '', version: 0 });
    expect(seen.handedOn.filter(([packageId]) => packageId === sick.id)).toEqual([
      [sick.id, 1],
      [sick.id, 2],
      [sick.id, 3],
    ]);
    expect(await db.value('select count(*)::int from outbox')).toBe(0);
  });
});

describe('an event that the database cannot tell', () => {
  it('is given without it, beside all others', async () => {
    now = new Date();
    const [sick, well] = [await aPackage(db), await aPackage(db)];
    await db.undone(async () => {
      await db.query(
        `create or replace function pushed_tracking(package_id uuid) returns jsonb language plpgsql stable as $$
         begin
           if pushed_tracking.package_id = '${sick.id}' then raise exception 'no such thing'; end if;
           return null;
         end $$`,
      );

      expect((await claim()).map(({ payload }) => [payload.packageId, payload.event?.version])).toEqual([
        [sick.id, undefined],
        [well.id, 1],
      ]);
    });
  });

  it('is one that would not fit into a row of the Data API', async () => {
    now = new Date();
    await aPackage(db, 'ACCEPTED');
    await db.undone(async () => {
      await db.query(
        `create or replace function pushed_tracking(package_id uuid) returns jsonb language sql stable as $$
         select to_jsonb(repeat('x', 70000)) $$`,
      );

      const [first, last] = await claim();

      expect([first?.payload.event?.version, last?.payload.event]).toEqual([1, undefined]);
    });
  });
});
