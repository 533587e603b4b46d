import { randomInt, randomUUID } from 'node:crypto';
import type { Database } from '../../database/test-parcel.ts';
import { checkCharacter } from '../../domain/tracking-number.ts';
import { aParcel, type ParcelWish } from './world-parcels.ts';
import { aPackageEvent } from '../a-package-event.ts';
import { secrets } from './world-secrets.ts';
import { addPerson, addOffice } from './world-places.ts';
import { isUser, USERS, type Role, type UserRole } from './roles.ts';

/** What a package is to who asks; `formerly` has passed their office and left it. */
export const PACKAGE_RELATIONS = [
  ...(['origin', 'current', 'destination'] as const),
  ...(['sender', 'recipient', 'watcher'] as const),
  ...(['formerly', 'elsewhere'] as const),
] as const;
export type PackageRelation = (typeof PACKAGE_RELATIONS)[number];

export type SecretKind = 'plain' | 'recipients' | 'revoked' | 'expired';

export type Parcel = {
  id: string;
  trackingNumber: string;
  /** By somebody else; by who asks, just now and an hour ago. */
  events: Record<'foreign' | 'recent' | 'old', string>;
  /** Paid by the origin office. */
  charges: Record<'quote' | 'bill', string>;
  linkId: string;
  senderId: string;
  recipientId: string;
  watcherId: string;
};

export type World = {
  db: Database;
  subs: Record<UserRole, string>;
  /** The person that each user is. */
  me: Record<UserRole, string>;
  offices: Record<'home' | 'away' | 'far', string>;
  shelves: Record<'home' | 'away', string>;
  /** Of a package at home, of one elsewhere, of none, and of the organisation: whom all staff may name. */
  people: Record<'ours' | 'theirs' | 'nobody' | 'colleague', string>;
  imports: Record<'home' | 'away', string>;
  /** Of carriers, that were imported. */
  invoices: Record<'home' | 'away', string>;
  costExports: Record<'home' | 'away', string>;
  /** Of all that was told of offices. */
  epoch: string;
  /** Staff whom nobody asks as. */
  colleague: string;
  /** What those who are inside hand on. */
  published: Record<'event' | 'progress' | 'tracking', object>;
  /** Of a link to a package. */
  secret: (kind: SecretKind, isFresh?: boolean) => Promise<string>;
  parcel: (relation: PackageRelation, role: Role) => Promise<Parcel>;
  /** Whom nothing else is about. */
  freshPerson: () => Promise<string>;
  freshMember: (officeId: string) => Promise<string>;
  /** Another of the kind. */
  freshParcel: (relation: PackageRelation, role: Role) => Promise<Parcel>;
};

/** Everything that the cells of the matrix are about. */
export async function aWorld(db: Database, subs = newSubs()): Promise<World> {
  const offices = {
    home: await addOffice(db, 'HOME'),
    away: await addOffice(db, 'AWAY'),
    far: await addOffice(db, 'FAR'),
  };
  await db.query('insert into lane_time values ($1, $3, 2), ($2, $3, 2)', [
    offices.home,
    offices.away,
    offices.far,
  ]);
  const me = {} as Record<UserRole, string>;
  for (const role of Object.keys(USERS) as UserRole[]) {
    me[role] = await addPerson(db, `me ${role}`, subs[role]);
    const { worksAtHome } = { worksAtHome: undefined, ...USERS[role] };
    if (worksAtHome) await addMember(db, subs[role], offices.home, worksAtHome);
  }
  const people = {
    ours: await addPerson(db, 'ours'),
    theirs: await addPerson(db, 'theirs'),
    nobody: await addPerson(db, 'nobody'),
    colleague: await addPerson(db, 'colleague'),
  };
  await db.query('update person set home_office_id = $2 where id = $1', [people.colleague, offices.far]);
  const colleague = randomUUID();
  await addMember(db, colleague, offices.home, 'CLERK');
  await addMember(db, colleague, offices.away, 'CLERK');
  const imports = { home: await addImport(db, offices.home), away: await addImport(db, offices.away) };
  const invoices = { home: await addInvoice(db, offices.home), away: await addInvoice(db, offices.away) };
  const costExports = {
    home: await addCostExport(db, offices.home),
    away: await addCostExport(db, offices.away),
  };
  const shelves = { home: await addShelf(db, offices.home), away: await addShelf(db, offices.away) };

  const known = new Map<string, Promise<Parcel>>();
  // one after the other, since each has the session to itself
  let last: Promise<unknown> = Promise.resolve();
  const freshParcel = (relation: PackageRelation, role: Role) => {
    const made = last
      .then(() => refuseIfUndone(db))
      .then(() => aParcel(db, wishOf({ offices, people, me, subs, role, relation })));
    last = made.catch(() => undefined);
    return made;
  };
  const parcel = (relation: PackageRelation, role: Role) => {
    // what the inside of the organisation asks of is nobody's own
    const key = `${relation} ${isUser(role) ? role : 'key'}`;
    const made = known.get(key) ?? freshParcel(relation, role);
    known.set(key, made);
    return made;
  };
  // each office pays for something
  await parcel('origin', 'key');
  const places = { offices, shelves, people, imports, invoices, costExports };
  const secret = secrets(db, () => freshParcel('elsewhere', 'key'));
  const published = await publishedIn(parcel, imports.home);
  const freshPerson = () => addPerson(db, 'somebody else');
  const freshMember = async (officeId: string) => {
    const sub = randomUUID();
    await addMember(db, sub, officeId, 'CLERK');
    return sub;
  };
  const made = { parcel, freshParcel, secret, freshPerson, freshMember };
  const epoch = await db.value<string>('select id from office_change_epoch');
  return { db, subs, me, ...places, epoch, colleague, ...made, published };
}

async function publishedIn(parcel: World['parcel'], importId: string): Promise<World['published']> {
  const { id: packageId, trackingNumber } = await parcel('elsewhere', 'key');
  return {
    event: aPackageEvent({ packageId, trackingNumber, office: OFFICE }),
    progress: { ...PROGRESS, id: importId, officeId: importId },
    tracking: { ...TRACKING, trackingNumber },
  };
}

const MOMENT = '2026-01-31T09:30:00.000Z';
/** With all that an office has, so that whoever hands it on must be let through to it. */
const OFFICE = {
  ...{ id: randomUUID(), code: 'LIS1', name: 'Lisboa', timeZone: 'Europe/Lisbon', currencyCode: 'EUR' },
  ...{
    openingDays: ['MONDAY' as const],
    costCentre: null,
    isClosed: false,
    policy: { disposeAfterDays: 30, silentKinds: [], quietFrom: '22:00:00', quietUntil: '07:00:00' },
  },
  location: {
    ...{
      id: randomUUID(),
      kind: 'OFFICE' as const,
      name: 'Desk',
      officeId: null,
      addressLines: null,
      city: 'Lisboa',
    },
    ...{ countryCode: 'PT', latitude: null, longitude: null, timeZone: 'Europe/Lisbon', isRetired: false },
  },
};
const PROGRESS = {
  ...{ fileName: 'manifest.csv', isDryRun: false, state: 'DONE', totalRows: 1, checkedRows: 1 },
  ...{ registeredRows: 1, knownRows: 0, failedRows: 0, error: null, createdAt: MOMENT, updatedAt: MOMENT },
};
const TRACKING = {
  ...{ status: 'ARRIVED', version: 3, place: null, destination: null, promisedAt: null, isDelayed: false },
  ...{ updatedAt: MOMENT, steps: [{ status: 'ARRIVED', occurredAt: MOMENT, place: null }] },
};

type Wishing = Pick<World, 'offices' | 'people' | 'me' | 'subs'> & { role: Role; relation: PackageRelation };

/** Its people are those of a package of the home office, or of another one, unless it is the caller's own. */
function wishOf({ offices, people, me, subs, role, relation }: Wishing): ParcelWish {
  const { home, away, far } = offices;
  const own = isUser(role) ? me[role] : people.nobody;
  const isOurs = ['origin', 'current', 'destination'].includes(relation);
  const others = isOurs ? people.ours : people.theirs;
  return {
    route: {
      origin: relation === 'origin' ? home : away,
      stops: relation === 'current' ? [home] : relation === 'formerly' ? [home, away] : [away],
      destination: relation === 'destination' ? home : far,
    },
    senderId: relation === 'sender' ? own : others,
    recipientId: relation === 'recipient' ? own : others,
    watcherId: relation === 'watcher' ? own : people.nobody,
    recorder: isUser(role) ? subs[role] : randomUUID(),
  };
}

/** What is remembered must stay: within a transaction it would be gone with it. */
async function refuseIfUndone(db: Database): Promise<void> {
  const transaction = () => db.value<string>('select pg_current_xact_id()::text');
  if ((await transaction()) === (await transaction()))
    throw new Error('A package of the world cannot be made where it is undone.');
}

function newSubs(): Record<UserRole, string> {
  return Object.fromEntries(Object.keys(USERS).map((role) => [role, randomUUID()])) as never;
}

async function addMember(db: Database, sub: string, officeId: string, role: string): Promise<void> {
  await db.query('insert into office_member (sub, office_id, role) values ($1, $2, $3)', [
    sub,
    officeId,
    role,
  ]);
}

async function addImport(db: Database, officeId: string): Promise<string> {
  const id = await db.value<string>(
    `insert into import (office_id, file_name, size_in_bytes, is_dry_run, started_by, idempotency_key)
     values ($1, 'manifest.csv', 10, false, '{"kind":"SYSTEM"}', $2)
     returning id`,
    [officeId, randomUUID()],
  );
  await db.query(
    `insert into import_problem (import_id, line, place, code, message) values ($1, 2, 1, 'INVALID_INPUT', 'Wrong.')`,
    [id],
  );
  return id;
}

/** One that is written, so that its link is there to be given. */
function addCostExport(db: Database, officeId: string): Promise<string> {
  return db.value<string>(
    `insert into cost_export (
       office_id, from_on, to_on, group_by, format, state, requested_by, idempotency_key, run_id, as_of, line_count,
       size_in_bytes, expires_at
     )
     values ($1, '2026-01-01', '2026-12-31', 'CATEGORY', 'CSV', 'DONE', '{"kind":"SYSTEM"}', $2, $3, now(), 1, 10,
       now() + interval '7 days')
     returning id`,
    [officeId, randomUUID(), randomUUID()],
  );
}

async function addInvoice(db: Database, officeId: string): Promise<string> {
  const id = await db.value<string>(
    `insert into invoice_import (
       office_id, carrier, invoice_number, currency_code, decimal_separator, tolerance_percent, tolerance_amount, file_name,
       size_in_bytes, is_dry_run, state, started_by, idempotency_key
     )
     values ($1, 'DHL', '17', 'EUR', 'POINT', 2, 0, 'invoice.csv', 10, false, 'DONE', '{"kind":"SYSTEM"}', $2)
     returning id`,
    [officeId, randomUUID()],
  );
  await db.query(
    `insert into invoice_line (import_id, line, office_id, carrier, currency_code, outcome, problem_code, problem_message)
     values ($1, 2, $2, 'DHL', 'EUR', 'FAILED', 'INVALID_INPUT', 'Wrong.')`,
    [id, officeId],
  );
  return id;
}

async function addShelf(db: Database, officeId: string): Promise<string> {
  return db.value(
    `insert into location (kind, name, office_id, time_zone) values ('SHELF', 'Shelf', $1, 'Europe/Lisbon') returning id`,
    [officeId],
  );
}

/** A tracking number that is written rightly, of no package. */
export function unusedTrackingNumber(): string {
  const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const number = Array.from({ length: 15 }, () => symbols[randomInt(32)]).join('');
  return `${number}${checkCharacter(number)}`;
}
