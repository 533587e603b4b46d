import type { Database } from './test-parcel.ts';

/** Packages that are spread over three years in their order; the name tells one filling from another. */
export type Shipment = { from: number; to: number; of: number; name: string };

/** So many offices, each with people of its own, for packages that go from all to all. */
export async function someOffices(db: Database, offices: number): Promise<void> {
  await db.query(
    `with given as (
       select n, gen_random_uuid() as office_id, gen_random_uuid() as location_id from generate_series(1, $1::int) n
     ), place as (
       insert into location (id, kind, name, office_id, time_zone)
       select location_id, 'OFFICE', 'Front desk', office_id, 'Europe/Lisbon' from given
     )
     insert into office (id, code, name, location_id, time_zone, currency_code, cost_centre)
     select office_id, 'M' || n, 'An office', location_id, 'Europe/Lisbon', 'EUR', (4710 + n % 5)::text from given`,
    [offices],
  );
  await db.query(
    `insert into person (id, name) select gen_random_uuid(), 'Ana' from generate_series(1, 100)`,
  );
}

/**
 * Packages that were handed over, one of nine a day late, and in `shipped` which they are. Every second one is of the first
 * office. The charges and sums of deliveries are not there yet.
 */
export async function ship(db: Database, { from, to, of, name }: Shipment): Promise<void> {
  await db.query('drop table if exists shipped');
  await db.query(
    `create temp table shipped as
     with place as (
       select (row_number() over (order by code))::int - 1 as place, id, location_id, count(*) over ()::int as of_all
       from office
     ), given as materialized (
       select
         n, md5($4 || ' ' || n) as name, hashint4(n) & 1048575 as dice,
         date_trunc('second', timestamptz '2023-01-01 12:00Z' + n * interval '1095 days' / $3) as at
       from generate_series($1::int, $2::int - 1) n
     )
     select
       -- as those of its time, and the same whenever it is made
       (lpad(to_hex((extract(epoch from g.at) * 1000)::bigint), 12, '0') || '7' || left(g.name, 3) || 'a' || right(g.name, 15))::uuid as id,
       upper(left(g.name, 16)) as tracking_number, g.dice, g.at as registered_at, g.at + interval '2 days' as promised_at,
       g.at + case when g.dice % 9 = 0 then interval '3 days' else interval '1 day' end as delivered_at,
       o.id as origin_id, o.location_id as origin_at, d.id as destination_id, d.location_id as destination_at
     from given g
     join place o on o.place = case when g.dice % 2 = 0 then 0 else g.dice / 2 % o.of_all end
     join place d on d.place = g.dice / 64 % d.of_all`,
    [from, to, of, name],
  );
  await db.query('analyze shipped');
  await db.query(
    `with person_id as (
       select array_agg(id order by id) as ids from person
     ), sent as (
       insert into package (
         id, tracking_number, sender_id, recipient_id, origin_office_id, destination_office_id, origin_location_id,
         destination_location_id, promised_at, registered_at)
       select
         s.id, s.tracking_number, p.ids[1 + s.dice % 100], p.ids[1 + s.dice / 7 % 100], s.origin_id, s.destination_id,
         s.origin_at, s.destination_at, s.promised_at, s.registered_at
       from shipped s
       cross join person_id p
     ), handed_over as (
       insert into package_event (
         id, package_id, version, kind, status, occurred_at, time_zone, recorded_at, ordered_at, office_id, location_id, office_ids)
       select
         s.id, s.id, 1, 'HAND_OVER', 'DELIVERED', s.delivered_at, 'Europe/Lisbon', s.delivered_at, s.delivered_at,
         s.destination_id, s.destination_at, array[s.destination_id]
       from shipped s
     )
     insert into package_state (
       package_id, version, status, journey, attempts, open_exceptions, uncounted_event_ids, voided_event_ids,
       last_ordered_at, last_kind, last_event_id, updated_at)
     select s.id, 1, 'DELIVERED', 1, 0, '{}', '{}', '{}', s.delivered_at, 'HAND_OVER', s.id, s.delivered_at
     from shipped s`,
  );
}

/**
 * Four charges for each that was shipped, as a client writes them: a quote and its bill, fuel and a third thing. One bill of 500
 * is six times what it should be.
 */
export const WRITTEN_CHARGES = `
  select
    s.id as package_id,
    s.origin_id as payer_office_id,
    s.destination_id as destination_office_id,
    jsonb_build_object(
      'sourceLineId', s.tracking_number || ' ' || line.place,
      'packageId', s.id,
      'category', line.category,
      'stage', line.stage,
      'amount', c.amount::text,
      'tax', round(c.amount * 0.23, 2)::text,
      'currencyCode', 'EUR',
      'invoiceReference', 'INV ' || o.code || to_char(s.registered_at, ' YYYY-MM-DD'),
      'incurredAt', to_char(s.registered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    ) as written
  from shipped s
  join office o on o.id = s.origin_id
  cross join (values
    (1, 'BASE_FREIGHT', 'QUOTED', 10.00), (2, 'BASE_FREIGHT', 'BILLED', 10.40), (3, 'FUEL', 'BILLED', 1.30),
    (4, 'PEAK', 'BILLED', 2.00)
  ) line (place, category, stage, base)
  cross join lateral (
    select round(
      line.base * (1 + s.dice / 16 % 40 / 100.0) * case when line.stage = 'BILLED' and s.dice / 640 % 500 = 0 then 6 else 1 end, 2
    ) as amount
  ) c`;
