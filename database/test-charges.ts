import type { Database } from './test-parcel.ts';

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

type Share = { from: number; to: number; of: number; name: string };

/**
 * One share of so many packages that are spread over three years in their order, with four charges each, through the triggers:
 * a quote and its bill, fuel and a third thing. One bill of 500 is six times what it should be.
 */
export async function moreCharges(db: Database, { from, to, of, name }: Share): Promise<void> {
  await db.query(
    `with place as (
       select (row_number() over (order by code))::int - 1 as place, id, location_id, cost_centre, count(*) over ()::int as of_all
       from office
     ), person_id as (
       select array_agg(id order by id) as ids from person
     ), given as materialized (
       select
         n, uuidv7() as id, timestamptz '2023-01-01 12:00Z' + n * interval '1095 days' / $3 as at,
         hashint4(n) & 1048575 as dice
       from generate_series($1::int, $2::int - 1) n
     ), routed as materialized (
       select g.*, o.id as origin_id, o.location_id as origin_at, o.cost_centre, d.id as destination_id, d.location_id as destination_at
       from given g
       join place o on o.place = g.dice % o.of_all
       join place d on d.place = (g.dice / 64) % d.of_all
     ), sent as (
       insert into package (
         id, tracking_number, sender_id, recipient_id, origin_office_id, destination_office_id, origin_location_id,
         destination_location_id, promised_at, registered_at)
       select
         r.id, upper(left(md5($4 || ' ' || r.n), 16)), p.ids[1 + r.dice % 100], p.ids[1 + r.dice / 7 % 100], r.origin_id,
         r.destination_id, r.origin_at, r.destination_at, r.at + interval '2 days', r.at
       from routed r
       cross join person_id p
     ), standing as (
       insert into package_state (
         package_id, version, status, journey, attempts, open_exceptions, uncounted_event_ids, voided_event_ids,
         last_ordered_at, last_kind, last_event_id, updated_at)
       select r.id, 1, 'DELIVERED', 1, 0, '{}', '{}', '{}', r.at, 'REGISTER', r.id, r.at
       from routed r
     ), late as (
       insert into delivery_delta (origin_office_id, destination_office_id, delivered_on, promised_count, late_count)
       select r.origin_id, lane.id, r.at::date, count(*), count(*) filter (where r.dice % 9 = 0)
       from routed r
       cross join lateral (values (r.destination_id), (every_lane())) lane (id)
       group by 1, 2, 3
     )
     select count(*) from routed`,
    [from, to, of, name],
  );
  await db.query(
    `insert into cost_line (
       package_id, category, stage, amount, tax, currency_code, payer_office_id, cost_centre, invoice_reference,
       incurred_at, incurred_on)
     select
       p.id, line.category, line.stage, c.amount, round(c.amount * 0.23, 2), 'EUR', p.origin_office_id, o.cost_centre,
       'INV ' || o.code || to_char(p.registered_at, ' YYYY-MM-DD'), p.registered_at, p.registered_at::date
     from (
       select p.*, hashtext(p.tracking_number) & 1048575 as dice
       from package p
       where p.registered_at >= timestamptz '2023-01-01 12:00Z' + $1::int * interval '1095 days' / $3::int
         and p.registered_at < timestamptz '2023-01-01 12:00Z' + $2::int * interval '1095 days' / $3::int
         and not exists (select from cost_line k where k.package_id = p.id)
     ) p
     join office o on o.id = p.origin_office_id
     cross join (values
       ('BASE_FREIGHT', 'QUOTED', 10.00), ('BASE_FREIGHT', 'BILLED', 10.40), ('FUEL', 'BILLED', 1.30),
       ('PEAK', 'BILLED', 2.00)
     ) line (category, stage, base)
     cross join lateral (
       select round(
         line.base * (1 + p.dice % 40 / 100.0) * case when line.stage = 'BILLED' and p.dice % 500 = 0 then 6 else 1 end, 2
       ) as amount
     ) c`,
    [from, to, of],
  );
  while ((await db.value<number>('select fold_cost_deltas(1000)')) > 0);
  while ((await db.value<number>('select fold_delivery_deltas(1000)')) > 0);
}
