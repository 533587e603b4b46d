import { randomUUID } from 'node:crypto';
import type { Database } from './test-parcel.ts';

export type Size = { packages: number; offices: number; people: number };

const FIRST_NAMES = ['Ana', 'Rui', 'Eva', 'João', 'Łukasz', 'Zoë', 'Max', 'Inês', 'Bruno', 'Ada'];
const STATUSES = [
  ...['REGISTERED', 'ACCEPTED', 'IN_TRANSIT', 'AT_HUB', 'ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY'],
  ...['ATTEMPT_FAILED', 'DELIVERED', 'RETURNING', 'RETURNED', 'CANCELLED', 'LOST', 'DISPOSED'],
];

/**
 * Many packages as three years leave them, without their histories: most of them delivered, one in twenty with an open
 * exception, one in two with the number of a carrier. Everything follows from the number of the package.
 */
export async function manyPackages(db: Database, { packages, offices, people }: Size): Promise<void> {
  await manyOffices(db, offices);
  await manyPeople(db, people);
  await db.query(
    `with office_row as (
       select row_number() over (order by code) - 1 as place, id, location_id from office
     ), person_row as (
       select row_number() over (order by id) - 1 as place, id from person
     )
     insert into package (
       id, tracking_number, sender_id, recipient_id, origin_office_id, destination_office_id, origin_location_id,
       destination_location_id, promised_at, registered_at)
     select
       uuidv7(), upper(left(md5(n::text), 16)), sender.id, recipient.id, origin.id, destination.id, origin.location_id,
       destination.location_id, case when n % 10 < 7 then r.at + (n % 13) * interval '7 hours' end, r.at
     from generate_series(1, $1::int) n
     cross join lateral (
       select date_trunc('milliseconds', now() - (n / 3) * (interval '3 years' / $1 * 3)) as at
     ) r
     join office_row origin on origin.place = n * 7 % $2
     join office_row destination on destination.place = (n * 11::bigint + n / 60) % $2
     join person_row sender on sender.place = (n * 3::bigint + n / 71) % $3
     join person_row recipient on recipient.place = n * 13::bigint % $3
     order by n`,
    [packages, offices, people],
  );
  await db.query(
    `insert into package_state (
       package_id, version, status, office_id, journey, attempts, open_exceptions, uncounted_event_ids,
       voided_event_ids, last_ordered_at, last_kind, last_event_id, updated_at)
     select p.id, 1,
       case when n % 10 < 7 then 'DELIVERED' when n % 4000 = 8 then 'LOST' else ($1::text[])[n % 12 + 1] end,
       case
         when n % 10 < 7 then null
         when n % 10 = 7 then p.origin_office_id
         when n % 10 = 8 then p.destination_office_id
         else (array(select id from office order by code))[n * 5 % $2 + 1]
       end, 1, 0,
       case
         when n % 20 = 9 then jsonb_build_object(($3::text[])[n / 20 % 5 + 1], p.id)
         when n % 3000 = 2 then jsonb_build_object('CUSTOMS', p.id, 'DAMAGED', p.id)
         else '{}'
       end, '{}', '{}', p.registered_at, 'REGISTER', p.id,
       least(p.registered_at + (n % 17) * interval '11 hours', date_trunc('milliseconds', now()))
     from (select p.*, (row_number() over (order by p.id))::int as n from package p) p`,
    [STATUSES, offices, ['DELAYED', 'ON_HOLD', 'CUSTODY_GAP', 'MISROUTED', 'DELAYED']],
  );
  await db.query(
    `insert into package_carrier_number (package_id, number, carrier, place, added_at, registered_at)
     select p.id, (array['1Z', 'RB', 'JD', '94'])[n % 4 + 1] || lpad(n::text, 9, '0'),
       (array['UPS', 'POST', 'DHL', 'USPS'])[case when n % 500 = 1 then 4 else n % 3 + 1 end], 1, now(), p.registered_at
     from (select p.*, (row_number() over (order by p.id))::int as n from package p) p
     where n % 2 = 1`,
  );
  await listAll(db);
}

async function manyOffices(db: Database, offices: number): Promise<void> {
  await db.query(
    `with given as (
       select n, gen_random_uuid() as office_id, gen_random_uuid() as location_id from generate_series(1, $1::int) n
     ), place as (
       insert into location (id, kind, name, office_id, time_zone)
       select location_id, 'OFFICE', 'Front desk', office_id, 'Europe/Lisbon' from given
     )
     insert into office (id, code, name, location_id, time_zone, currency_code, cost_centre)
     select office_id, 'M' || n, 'An office', location_id, 'Europe/Lisbon', 'EUR', '4711' from given`,
    [offices],
  );
}

/** A common first name and a family name that is nearly their own. */
async function manyPeople(db: Database, people: number): Promise<void> {
  await db.query(
    `insert into person (id, name)
     select gen_random_uuid(),
       ($2::text[])[n % 10 + 1] || ' ' || initcap(translate(left(md5(n::text), 7), '0123456789', 'aeiourlnst'))
     from generate_series(1, $1::int) n`,
    [people, FIRST_NAMES],
  );
}

/** What `list_package` does for one. */
async function listAll(db: Database): Promise<void> {
  await db.query(
    `insert into package_listing (scope_id, facet, registered_at, package_id, promised_at)
     select l.scope_id, l.facet, p.registered_at, p.id, p.promised_at
     from package p
     join package_state s on s.package_id = p.id
     cross join lateral listing_of(p, s.status, s.office_id, s.open_exceptions, s.updated_at) l`,
  );
  await db.query(
    `with spelled as materialized (
       select someone.id, word from person someone cross join unnest(words_of(someone.name)) word
     ), place as materialized (
       select p.id, p.sender_id, p.recipient_id, scope.id as scope_id
       from package p
       join package_state s on s.package_id = p.id
       cross join lateral (
         select distinct o from unnest(array[everything(), p.origin_office_id, s.office_id, p.destination_office_id]) o
       ) scope (id)
       where scope.id is not null
     )
     insert into search_term (scope_id, term, subject_id)
     select distinct known.scope_id, spelled.word, spelled.id
     from (
       select scope_id, sender_id as person_id from place union select scope_id, recipient_id from place
     ) known
     join spelled on spelled.id = known.person_id
     union all
     select place.scope_id, c.number, c.package_id
     from place
     join package_carrier_number c on c.package_id = place.id`,
  );
  await db.query('analyze');
}

/** A member of staff of these offices, who may be a person too. */
export async function staffOf(db: Database, officeIds: string[], personId?: string) {
  const viewer = { kind: 'USER' as const, sub: randomUUID(), groups: ['staff'] };
  for (const officeId of officeIds) {
    await db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'CLERK')`, [
      viewer.sub,
      officeId,
    ]);
  }
  if (personId) await db.query('update person set cognito_sub = $1 where id = $2', [viewer.sub, personId]);
  return viewer;
}
