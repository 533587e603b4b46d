import { randomUUID } from 'node:crypto';
import { HISTORY_TO, type OfficeOnRoute } from '../domain/test-histories.ts';
import type { EventKind, Package, PackageStatus } from '../graphql/generated/graphql.ts';
import type { TestDatabase } from './test-database.ts';

export type Viewer = { kind: 'SYSTEM' } | { kind: 'USER'; sub: string; groups: string[] };
export type Database = Omit<TestDatabase, 'close'>;
export type Answer = { scanId?: string; package?: Package; error?: { code: string; message: string } };
export type Parcel = { id: string; trackingNumber: string } & Record<
  OfficeOnRoute | 'elsewhere' | 'senderId' | 'recipientId',
  string
>;
export type Scan = { kind: EventKind; officeId?: string; minute?: number } & Record<string, unknown>;

export const SYSTEM: Viewer = { kind: 'SYSTEM' };
const BEGINNING = Date.UTC(2026, 0, 1, 8);

export const user = (...groups: string[]): Viewer & { kind: 'USER' } => ({
  kind: 'USER',
  sub: randomUUID(),
  groups,
});

export async function anOffice(db: Database): Promise<string> {
  const [officeId, locationId] = [randomUUID(), randomUUID()];
  await db.query(
    `with added as (
       insert into location (id, kind, name, office_id, time_zone) values ($1, 'OFFICE', 'Front desk', $2, 'Europe/Lisbon')
     )
     insert into office (id, code, name, location_id, time_zone, currency_code, cost_centre)
     values ($2, upper(left($2::text, 8)), 'An office', $1, 'Europe/Lisbon', 'EUR', '4711')`,
    [locationId, officeId],
  );
  return officeId;
}

export async function aPerson(db: Database, sub: string | null = null): Promise<string> {
  const personId = randomUUID();
  await db.query(`insert into person (id, name, cognito_sub) values ($1, 'Ana Example', $2)`, [
    personId,
    sub,
  ]);
  await db.query(
    `insert into person_contact (person_id, email, phone, notify_by) values ($1, $2, '+351912345678', 'EMAIL')`,
    [personId, `${personId}@example.org`],
  );
  return personId;
}

/** A member of staff of one office. */
export async function aClerk(db: Database, officeId: string, role: 'CLERK' | 'MANAGER' = 'CLERK') {
  const viewer = { kind: 'USER', sub: randomUUID(), groups: ['staff'] } satisfies Viewer;
  await db.query('insert into office_member (sub, office_id, role) values ($1, $2, $3)', [
    viewer.sub,
    officeId,
    role,
  ]);
  return viewer;
}

/** A package in this status, with nothing wrong; registered before the first minute of 2026-01-01, 08:00 UTC. */
export async function aPackage(db: Database, status: PackageStatus = 'REGISTERED'): Promise<Parcel> {
  const [origin, hub, destination, elsewhere] = [
    await anOffice(db),
    await anOffice(db),
    await anOffice(db),
    await anOffice(db),
  ];
  const [senderId, recipientId] = [await aPerson(db), await aPerson(db)];
  const { package: registered } = await register(db, {
    sender: { id: senderId },
    recipient: { id: recipientId },
    originOfficeId: origin,
    destinationOfficeId: destination,
  });
  const { id, trackingNumber } = registered as Package;
  const parcel = { id, trackingNumber, origin, hub, destination, elsewhere, senderId, recipientId };
  const history = HISTORY_TO[status].map(({ kind, at }) => ({ ...inWords(kind), officeId: parcel[at] }));
  if (history.length > 0) await recordAll(db, parcel, history);
  return parcel;
}

/** Nobody destroys a package but by the policy of an office; a carrier just says so. */
function inWords(kind: EventKind): Pick<Scan, 'kind'> {
  const carrierCode = { system: 'EPCIS', code: 'destroyed' };
  return kind === 'DISPOSE' ? ({ kind: undefined, carrierCode } as unknown as Scan) : { kind };
}

export async function register(db: Database, input: object, viewer: Viewer = SYSTEM): Promise<Answer> {
  const whole = { idempotencyKey: randomUUID(), registeredAt: '2026-01-01T07:00:00Z', ...input };
  return db.value('select register_package($1, $2, $3)', [viewer, whole, '["sender", "recipient"]']);
}

/** One event; after those of `aPackage`, unless it says when. */
export async function record(db: Database, parcel: Parcel, scan: Scan, viewer?: Viewer): Promise<Answer> {
  const [answer] = await recordAll(db, parcel, [{ minute: 100, ...scan }], viewer);
  return answer as Answer;
}

/** Events, one a minute; the packages in the answers are without children. */
export async function recordAll(db: Database, parcel: Parcel, scans: Scan[], viewer: Viewer = SYSTEM) {
  const whole = scans.map((scan, index) => scanInput(parcel, { minute: index, ...scan }));
  return db.value<Answer[]>(`select record_scans($1, $2, '[]')`, [viewer, JSON.stringify(whole)]);
}

export function scanInput(parcel: Parcel, { minute = 0, ...scan }: Scan): Record<string, unknown> {
  return {
    scanId: randomUUID(),
    ...('trackingNumber' in scan ? {} : { packageId: parcel.id }),
    officeId: parcel.destination,
    occurredAt: new Date(BEGINNING + minute * 60_000).toISOString(),
    ...scan,
  };
}

const EVERYTHING = [
  ...['sender', 'recipient', 'originOffice', 'currentOffice', 'destinationOffice'],
  ...['originLocation', 'currentLocation', 'destinationLocation', 'openExceptions', 'events', 'costLines'],
];

export async function packageSeenBy(
  db: Database,
  viewer: Viewer,
  parcel: Parcel,
  fields: string[] = EVERYTHING,
): Promise<Package | null> {
  return db.value('select package_json($1, $2, $3, 50)', [viewer, parcel.id, JSON.stringify(fields)]);
}
