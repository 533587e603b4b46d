import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { EventKind, NotificationKind, NotificationSimulation } from '../graphql/generated/graphql.ts';
import { lastEvent } from './test-notification.ts';
import { anOffice, aPerson, record, register, user, type Database, type Parcel } from './test-parcel.ts';
import { claim, finish } from './test-sending.ts';

export type Policy = { silentKinds?: NotificationKind[]; quietFrom?: string; quietUntil?: string };
/** What happens to one of the packages, so many times five minutes after what happened before. */
export type Step = { gap: number; parcel: number; kind: EventKind; at: 'origin' | 'hub' | 'destination' };
export type Town = { origin: string; hub: string; destination: string; people: string[]; parcels: Parcel[] };

const ADMIN = user('admin');
const PRICES = { EMAIL: '0.02', SMS: '50' };
const UNLIMITED = { perSecond: 1e6, burst: 1e6, perContact: 1e6, perOffice: 1e6, perDay: 1e6 };
/** Two days before the clocks of Europe are put forward. */
const BEGINNING = Date.UTC(2026, 2, 27, 15);
const FIVE_MINUTES = 300_000;

export const anyStep: fc.Arbitrary<Step> = fc.record({
  gap: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 150 })),
  parcel: fc.nat(2),
  kind: fc.constantFrom<EventKind>(
    ...(['ACCEPT', 'DEPART', 'RECEIVE', 'RECEIVE', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT', 'HAND_OVER'] as const),
    ...(['VOID', 'VOID', 'RAISE_EXCEPTION', 'RESOLVE_EXCEPTION'] as const),
  ),
  at: fc.constantFrom('origin', 'hub', 'destination'),
});

export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    silentKinds: fc.subarray<NotificationKind>([
      'SENT',
      'ARRIVED',
      'ATTEMPT_FAILED',
      'DELAYED',
      'CORRECTION',
    ]),
    quiet: fc.constantFrom<string[]>(
      ['22:00', '07:00'],
      ['00:00', '00:00'],
      ['12:00', '13:30'],
      ['18:00', '09:00'],
    ),
  })
  .map(({ silentKinds, quiet: [quietFrom = '', quietUntil = ''] }) => ({
    silentKinds,
    quietFrom,
    quietUntil,
  }));

/** Three packages to one office, and people who want to hear of them in every way there is. */
export async function aTown(db: Database): Promise<Town> {
  const [origin, hub, destination] = [await anOffice(db), await anOffice(db), await anOffice(db)];
  const people: string[] = [];
  for (let count = 0; count < 6; count++) people.push(await aPerson(db));
  const [plain, texted, gathered, choosy, awake, silent] = people;
  await db.query(`update person_contact set notify_by = 'SMS' where person_id = any ($1)`, [[texted, awake]]);
  await db.query('update person_contact set notify_by = null where person_id = $1', [silent]);
  await db.query('update person set home_office_id = $2 where id = $1', [plain, destination]);
  await db.query('update person set home_office_id = $2 where id = $1', [choosy, hub]);
  await db.query(
    `insert into notification_preference (person_id, kinds, quiet_from, quiet_until, time_zone, digest_minutes)
     values
       ($1, '{"AT_HUB": {"EMAIL": true}, "OUT_FOR_DELIVERY": {"EMAIL": true, "SMS": true}}', null, null, null, 90),
       ($2, '{"SENT": {"EMAIL": false}, "ARRIVED": {"SMS": true}}', null, null, 'America/New_York', 0),
       ($3, '{"DELIVERED": {"SMS": true}}', '09:00', '11:00', null, 0)`,
    [gathered, choosy, awake],
  );
  const parcels: Parcel[] = [];
  for (const [senderId = '', recipientId = ''] of [
    [plain, gathered],
    [gathered, texted],
    [choosy, awake],
  ]) {
    const { package: registered } = await register(db, {
      ...{ sender: { id: senderId }, recipient: { id: recipientId } },
      ...{ originOfficeId: origin, destinationOfficeId: destination },
    });
    const { id = '', trackingNumber = '' } = registered ?? {};
    await db.query('insert into package_watcher (package_id, person_id) values ($1, $2), ($1, $3)', [
      ...[id, silent, gathered],
    ]);
    parcels.push({
      ...{ id, trackingNumber, origin, hub, destination, senderId, recipientId },
      elsewhere: hub,
    });
  }
  return { origin, hub, destination, people, parcels };
}

export async function setPolicy(db: Database, { destination }: Town, policy: Policy): Promise<void> {
  await db.query('select update_office_policy($1, $2)', [ADMIN, { officeId: destination, ...policy }]);
}

/** Everything that happens, and is told as it happens: what is due goes out before the next thing. */
export async function live(db: Database, { parcels, ...town }: Town, steps: Step[]): Promise<void> {
  let now = BEGINNING;
  for (const { gap, parcel: place, kind, at } of steps) {
    const parcel = parcels[place] as Parcel;
    const until = now + gap * FIVE_MINUTES;
    await sendUntil(db, until - 1);
    now = until;
    const moment = new Date(now).toISOString();
    const { error } = await happens(db, parcel, { kind, officeId: town[at], occurredAt: moment });
    if (error) continue;
    const eventId = await lastEvent(db, parcel);
    await recordedAt(db, eventId, moment);
    await db.query('select plan_notifications($1, $2)', [eventId, moment]);
    await sendUntil(db, now);
  }
  await sendUntil(db, now + 3 * 86_400_000);
}

type Scan = { kind: EventKind; officeId: string; occurredAt: string };

async function happens(db: Database, parcel: Parcel, scan: Scan): Promise<{ error?: object }> {
  if (scan.kind === 'VOID') return takeBack(db, parcel);
  const named = scan.kind.endsWith('_EXCEPTION') ? { exceptionKind: 'DELAYED', reason: 'Snow' } : {};
  return record(db, parcel, { ...scan, ...named }, ADMIN);
}

/** The last that was not taken back yet. */
async function takeBack(db: Database, { id }: Parcel): Promise<{ error?: object }> {
  const [mistake] = await db.query<{ id: string }>(
    `select e.id
     from package_event e
     where e.package_id = $1
       and e.kind not in ('REGISTER', 'VOID')
       and not exists (select from package_event v where v.package_id = e.package_id and v.voids_event_id = e.id)
     order by e.version desc
     limit 1`,
    [id],
  );
  if (!mistake) return { error: {} };
  const act = {
    idempotencyKey: randomUUID(),
    packageId: id,
    kind: 'VOID',
    eventId: mistake.id,
    reason: 'No',
  };
  return db.value(`select perform_act($1, $2, '[]')`, [ADMIN, act]);
}

/** On the clock of the test. */
async function recordedAt(db: Database, eventId: string, moment: string): Promise<void> {
  await db.query('set local session_replication_role = replica');
  await db.query('update package_event set recorded_at = $2 where id = $1', [eventId, moment]);
  await db.query('set local session_replication_role = origin');
}

async function sendUntil(db: Database, until: number): Promise<void> {
  for (;;) {
    const due = await db.value<Date | null>(
      `select min(due_at) from notification where state in ('QUEUED', 'DEFERRED') and due_at <= $1`,
      [new Date(until)],
    );
    if (due === null) return;
    const { messages } = await claim(db, due, { limits: { EMAIL: UNLIMITED, SMS: UNLIMITED } });
    for (const message of messages) await finish(db, message, due);
  }
}

export async function simulated(
  db: Database,
  { destination }: Town,
  policy: Policy,
  { from = '2026-03-20', to = '2026-05-31', viewer = ADMIN as object } = {},
): Promise<NotificationSimulation> {
  const answer = await db.value<{ simulation: NotificationSimulation }>(
    'select simulate_notifications($1, $2, $3, $4, $5, $6)',
    [viewer, destination, policy, from, to, PRICES],
  );
  return answer.simulation;
}

/** Of the two that are compared, one. */
export function sideOf(simulation: NotificationSimulation, side: 'simulated' | 'actual') {
  const told = simulation.kinds
    .map((row) => ({ kind: row.kind, channel: row.channel, ...row[side] }))
    .filter(({ toldCount, silencedCount }) => toldCount + silencedCount > 0);
  return { channels: simulation.channels.map((row) => ({ channel: row.channel, ...row[side] })), told };
}
