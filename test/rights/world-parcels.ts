import { randomUUID } from 'node:crypto';
import { register, SYSTEM, type Database } from '../../database/test-parcel.ts';
import { addAddress } from './world-places.ts';
import type { Parcel } from './world.ts';

export type ParcelWish = {
  route: { origin: string; stops: string[]; destination: string };
  senderId: string;
  recipientId: string;
  watcherId: string;
  /** The sub of who asks. */
  recorder: string;
};

/** What is written about people at hand-overs, told apart by where it is written. */
export const WRITTEN = {
  handedOverBy: 'Canary hander',
  handedOverTo: 'Canary taker',
  reason: 'Canary reason',
  note: 'Canary note',
  rawScan: 'CANARY RAW',
};

/** A package that has been received at each stop, with three exceptions that were told by hand. */
export async function aParcel(db: Database, wish: ParcelWish): Promise<Parcel> {
  const { route, senderId, recipientId, watcherId, recorder } = wish;
  const answer = await register(db, {
    sender: { id: senderId },
    recipient: { id: recipientId },
    originOfficeId: route.origin,
    destinationOfficeId: route.destination,
  });
  if (!answer.package) throw new Error(JSON.stringify(answer));
  const { id, trackingNumber } = answer.package;
  const stops = route.stops.map((officeId) => ({ kind: 'RECEIVE', officeId, ...WRITTEN }));
  await recordAs(db, randomUUID(), id, stops);
  const [foreign = ''] = await recordAs(db, randomUUID(), id, [{ ...NOTE, ...WRITTEN }]);
  const [recent = '', old = ''] = await recordAs(db, recorder, id, [NOTE, NOTE]);
  await withoutTriggers(db, async () => {
    await db.query(`update package_event set recorded_at = recorded_at - interval '1 hour' where id = $1`, [
      old,
    ]);
    await db.query('update package set destination_location_id = $2 where id = $1', [
      id,
      await addAddress(db),
    ]);
  });
  await db.query('insert into package_watcher (package_id, person_id) values ($1, $2)', [id, watcherId]);
  await db.query('select list_package($1)', [id]);
  // of nobody but who watches, beside what others were told
  await db.query(
    `insert into notification (event_id, package_id, office_id, person_id, channel, kind, role, state, due_at)
     values ($1, $2, policy_office($2), $3, 'EMAIL', 'ARRIVED', 'WATCHER', 'SENT', now())`,
    [foreign, id, watcherId],
  );
  const charges = {
    quote: await addCost(db, 'QUOTED', id, route.origin),
    bill: await addCost(db, 'BILLED', id, route.origin),
  };
  const linkId = await addLink(db, id);
  const events = { foreign, recent, old };
  return { id, trackingNumber, events, charges, linkId, senderId, recipientId, watcherId };
}

/** What a carrier says, of no office. */
const NOTE = { carrierCode: { system: 'OTHER', code: 'canary' } };

/** As the system, which may record anything anywhere, in the name of somebody; answers the ids of the events. */
export async function recordAs(
  db: Database,
  sub: string,
  packageId: string,
  scans: object[],
): Promise<string[]> {
  const whole = scans.map((scan, index) => ({
    scanId: randomUUID(),
    packageId,
    occurredAt: new Date(Date.now() - (scans.length - index) * 1_000).toISOString(),
    ...scan,
  }));
  const answers = await db.value<{ eventId?: string; error?: unknown }[]>(
    'select record_scan_batch($1, $2)',
    [{ ...SYSTEM, sub }, JSON.stringify(whole)],
  );
  return answers.map(({ eventId, error }) => {
    if (!eventId) throw new Error(JSON.stringify(error));
    return eventId;
  });
}

async function addCost(db: Database, stage: string, packageId: string, officeId: string): Promise<string> {
  return db.value(
    `insert into cost_line (package_id, category, stage, amount, currency_code, payer_office_id, cost_centre, invoice_reference)
     values ($1, 'BASE_FREIGHT', $2, 4.9, 'EUR', $3, 'CC', 'Canary invoice')
     returning id`,
    [packageId, stage, officeId],
  );
}

async function addLink(db: Database, packageId: string): Promise<string> {
  return db.value(
    `insert into tracking_link (package_id, secret_hash, created_by, expires_at)
     values ($1, sha256(convert_to($2, 'UTF8')), 'somebody', now() + interval '30 days')
     returning id`,
    [packageId, randomUUID()],
  );
}

/** What is append-only for everybody is put into the past. */
async function withoutTriggers(db: Database, work: () => Promise<void>): Promise<void> {
  await db.query(`set session_replication_role = 'replica'`);
  try {
    await work();
  } finally {
    await db.query('reset session_replication_role');
  }
}
