import { randomUUID } from 'node:crypto';
import { aPackage, type Database, type Parcel } from './test-parcel.ts';

export type Claimed = {
  messageId: string;
  personId: string;
  channel: 'EMAIL' | 'SMS';
  phone: string | null;
  items: { notificationId: string; kind: string }[];
};
export type Tail = { nextAt: string | null; laterAt: string | null };

/** Offices on these routes are never quiet. */
export async function anArrivedPackage(db: Database): Promise<Parcel & { eventId: string }> {
  const parcel = await aPackage(db, 'ARRIVED');
  await db.query(`update office set quiet_from = '00:00', quiet_until = '00:00'`);
  const eventId = await db.value<string>(
    'select id from package_event where package_id = $1 order by version desc limit 1',
    [parcel.id],
  );
  return { ...parcel, eventId };
}

/** People with an address and a number of their own. */
export async function people(db: Database, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await db.query(`insert into person (id, name) select p, 'Ana Example' from unnest($1::uuid[]) p`, [ids]);
  await db.query(
    `insert into person_contact (person_id, email, phone, notify_by)
     select p, p || '@example.org', '+351' || (900000000 + n + $2), 'SMS'
     from unnest($1::uuid[]) with ordinality p (p, n)`,
    [ids, Math.floor(Math.random() * 9e7)],
  );
  return ids;
}

type Row = { eventId: string; id: string };

/** A message that waits in the ledger, one for each person. */
export async function queued(
  db: Database,
  { id, eventId }: Row,
  personIds: string[],
  more: { channel?: string; kind?: string; state?: string; dueAt?: string; reason?: string | null } = {},
): Promise<void> {
  const {
    channel = 'SMS',
    kind = 'ARRIVED',
    state = 'QUEUED',
    dueAt = '2026-03-02T12:00:00Z',
    reason = null,
  } = more;
  await db.query(
    `insert into notification (event_id, package_id, office_id, person_id, channel, kind, role, state, reason, due_at, created_at)
     select $1, $2, policy_office($2), p, $3, $4, 'WATCHER', $5, $6, $7, $7
     from unnest($8::uuid[]) p`,
    [eventId, id, channel, kind, state, reason, dueAt, personIds],
  );
}

export async function claim(
  db: Database,
  at: string | Date,
  { most = 100, lease = 90, limits = {} }: { most?: number; lease?: number; limits?: object } = {},
): Promise<{ messages: Claimed[]; tail: Tail }> {
  const rows = await db.query<{ message: Claimed | Tail }>(
    'select message from claim_messages($1, $2, $3, $4)',
    [at, most, lease, limits],
  );
  const answers = rows.map(({ message }) => message);
  return {
    messages: answers.filter((answer): answer is Claimed => 'messageId' in answer),
    tail: answers.at(-1) as Tail,
  };
}

export const finish = (
  db: Database,
  { messageId }: Claimed,
  at: string | Date,
  [state, reason = null]: [state: string, reason?: string | null] = ['SENT'],
) =>
  db.value<Date | null>('select finish_message($1, $2, $3, $4, $5)', [
    messageId,
    state,
    reason,
    'because',
    at,
  ]);

export type Known = {
  state: string;
  reason: string | null;
  attempts: number;
  unsure: number;
};

export async function ledgerOf(db: Database, personIds: string[]): Promise<Known[]> {
  return db.query<Known>(
    `select state, reason, attempts, unsure
     from notification
     where person_id = any ($1)
     order by due_at, id`,
    [personIds],
  );
}
