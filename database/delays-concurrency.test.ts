import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { aPackage, record, type Database, type Parcel } from './test-parcel.ts';

/** A campaign by hand takes more: `DELAYS=2000`. */
const PACKAGES = Number(process.env['DELAYS'] ?? 25);
const WATCHERS = 4;
const ZONES = ['Europe/Lisbon', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'Asia/Tokyo'];
const HOLIDAYS = ['2026-03-06', '2026-03-10'];
const HOUR = 3_600_000;
/** Within it somebody has looked on a day on which any of the offices is open. */
const UNHEARD_FOR = 120 * HOUR;
/** The clocks of New York go forward between. */
const [BEGIN, END] = [Date.parse('2026-03-02T00:00:00Z'), Date.parse('2026-03-21T00:00:00Z')];

let server: PostgresServer;
let pool: Pool;
let db: Database;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: 2 * WATCHERS });
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

type Plan = { parcel: Parcel; dueAt: number; arrivesAt: number | null; heardAt: number };

/** The same numbers from 0 to 1 with each run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

async function aPlan(number: number, chance: () => number): Promise<Plan> {
  const parcel = await aPackage(db, 'ACCEPTED');
  await db.query('update office set time_zone = $2 where id = $1', [
    parcel.destination,
    ZONES[number % ZONES.length],
  ]);
  await db.query(
    'insert into office_calendar (office_id, holidays, stalled_after_days) values ($1, $2, 60)',
    [parcel.destination, HOLIDAYS],
  );
  await db.query('insert into lane_time values ($1, $2, $3)', [
    parcel.origin,
    parcel.destination,
    1 + (number % 3),
  ]);
  const leavesAt = BEGIN + Math.floor(chance() * 72) * HOUR;
  await record(db, parcel, {
    kind: 'DEPART',
    officeId: parcel.origin,
    occurredAt: new Date(leavesAt).toISOString(),
  });
  const dueAt = Date.parse(await db.value<string>('select due_of($1)', [parcel.id]));
  // in time, and heard of after it was said to be late: taken back
  if (number % 8 === 0) return { parcel, dueAt, arrivesAt: dueAt - HOUR, heardAt: dueAt + UNHEARD_FOR };
  const arrivesAt = chance() < 0.2 ? null : leavesAt + Math.floor(chance() * 10 * 24) * HOUR;
  // a device may be offline for days
  const heardAt = (arrivesAt ?? 0) + (chance() < 0.3 ? Math.floor(chance() * 96) * HOUR : 0);
  return { parcel, dueAt, arrivesAt, heardAt };
}

const watch = (at: number) =>
  db.value<{ told: number }>('select watch_delays($1, 10)', [new Date(at).toISOString()]);

const arrive = ({ parcel, arrivesAt }: Plan) =>
  record(db, parcel, { kind: 'RECEIVE', occurredAt: new Date(arrivesAt ?? 0).toISOString() });

type Told = { packageId: string; occurredAt: string; isOpen: boolean; isVoided: boolean };

/** `isOpen`: on the day when it was due, and on that when it was said. */
const told = () =>
  db.query<Told>(
    `select
       e.package_id as "packageId",
       as_instant(e.occurred_at) as "occurredAt",
       e.id = any (s.voided_event_ids) as "isVoided",
       (
         select bool_and(is_opening_day(o, calendar_of(o.id), day_at(o, moment)))
         from unnest(array[e.occurred_at, e.recorded_at]) moment
       ) as "isOpen"
     from package_event e
     join package p on p.id = e.package_id
     join package_state s on s.package_id = p.id
     join office o on o.id = p.destination_office_id
     where e.exception_kind = 'DELAYED'`,
  );

describe(`${PACKAGES} packages to five zones, over a week-end, holidays and a change of clocks`, () => {
  it('are DELAYED once if they are, on no closed day, with looks at the same time, early, late and repeated', async () => {
    const chance = chances(4711);
    const plans: Plan[] = [];
    for (let number = 0; number < PACKAGES; number++) plans.push(await aPlan(number, chance));

    for (let now = BEGIN; now <= END; now += 6 * HOUR) {
      const heard = plans.filter(
        ({ arrivesAt, heardAt }) => arrivesAt && heardAt > now - 6 * HOUR && heardAt <= now,
      );
      const looks = [now, now, now - 30 * HOUR, now - Math.floor(chance() * 90) * HOUR];
      await Promise.all([...looks.map(watch), ...heard.map(arrive)]);
    }

    const all = await told();
    const standing = all.filter(({ isVoided }) => !isVoided);
    expect(all.filter(({ isOpen }) => !isOpen)).toEqual([]);
    expect(new Set(standing.map(({ packageId }) => packageId)).size).toBe(standing.length);
    for (const { parcel, dueAt, arrivesAt, heardAt } of plans) {
      const ofPackage = standing.filter(({ packageId }) => packageId === parcel.id);
      const lateBy = (arrivesAt ?? END) - dueAt;
      if (lateBy < 0) expect(ofPackage, 'what came in time').toEqual([]);
      // somebody looks on an opening day within five days, and nothing was heard of it before
      if (lateBy >= 0 && Math.max(arrivesAt ? heardAt : END) - dueAt > UNHEARD_FOR)
        expect(ofPackage.map(({ occurredAt }) => Date.parse(occurredAt))).toEqual([dueAt]);
    }
    console.log(`${standing.length} late, ${all.length - standing.length} taken back, of ${PACKAGES}`);
    expect(standing.length).toBeGreaterThan(0);
    expect(all.length - standing.length).toBeGreaterThanOrEqual(Math.ceil(PACKAGES / 8));
    expect(await watch(END + 365 * 24 * HOUR)).toMatchObject({ isMore: expect.any(Boolean) });
  });
});
