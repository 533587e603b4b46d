import { eventsOf } from './test-model.ts';
import type { Database, Parcel } from './test-parcel.ts';

export type LedgerRow = {
  personId: string;
  role: string;
  kind: string;
  channel: string;
  state: string;
  reason: string | null;
  dueAt: string;
};

export type Plan = { due: number; laterBuckets: string[] };

/** In the day of every zone of Europe. */
export const NOON = '2026-02-02T12:00:00Z';

export function plan(db: Database, eventId: string, at = NOON): Promise<Plan> {
  return db.value('select plan_notifications($1, $2)', [eventId, at]);
}

/** What the ledger has of an event, recipients first. */
export function ledger(db: Database, eventId: string): Promise<LedgerRow[]> {
  return db.query(
    `select person_id as "personId", role, kind, channel, state, reason, as_instant(due_at) as "dueAt"
     from notification
     where event_id = $1
     order by role, channel, person_id`,
    [eventId],
  );
}

/** The id of the event that was recorded last, or so many before it. */
export async function lastEvent(db: Database, parcel: Parcel, back = 0): Promise<string> {
  return (await eventsOf(db, parcel)).at(-1 - back)?.id ?? '';
}

/** Nobody who has said nothing is left in peace at night. */
export async function nightOff(db: Database, parcel: Parcel): Promise<void> {
  const offices = [parcel.origin, parcel.hub, parcel.destination];
  await db.query(`update office set quiet_from = '00:00', quiet_until = '00:00' where id = any ($1)`, [
    offices,
  ]);
}

/** What waits of an event has gone out. */
export async function sent(db: Database, eventId: string, role?: string): Promise<void> {
  await db.query(
    `update notification
     set state = 'SENT', sent_at = $3
     where event_id = $1 and state = 'QUEUED' and role = coalesce($2, role)`,
    [eventId, role ?? null, NOON],
  );
}
