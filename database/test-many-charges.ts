import { ship, WRITTEN_CHARGES, type Shipment } from './test-charges.ts';
import { user, type Database } from './test-parcel.ts';

const FINANCE = user('finance');
const A_CALL = 200;

/** Packages and their charges, each sum kept by those who enter charges and events. Slow. */
export async function enterCharges(db: Database, shipment: Shipment): Promise<void> {
  await ship(db, shipment);
  const written = await db.query<{ line: object }>(
    `select w.written as line from (${WRITTEN_CHARGES}) w order by w.written ->> 'sourceLineId'`,
  );
  for (let at = 0; at < written.length; at += A_CALL) {
    const lines = written.slice(at, at + A_CALL).map(({ line }) => line);
    const answers = await db.value<{ error?: object }[]>('select add_cost_lines($1, $2)', [
      FINANCE,
      JSON.stringify(lines),
    ]);
    const [refused] = answers.filter(({ error }) => error);
    if (refused) throw new Error(JSON.stringify(refused.error));
  }
  await db.query(
    `select keep_delivery(
       p, jsonb_populate_record(null::journey_state, '{"status": "REGISTERED"}'),
       jsonb_populate_record(null::journey_state, '{"status": "DELIVERED"}')
     )
     from package p
     join shipped s on s.id = p.id`,
  );
  while ((await db.value<number>('select fold_cost_deltas(1000)')) > 0);
  while ((await db.value<number>('select fold_delivery_deltas(1000)')) > 0);
}

/** The same rows, each kind of them at once and without triggers. */
export async function fillCharges(db: Database, shipment: Shipment): Promise<void> {
  await db.query('set session_replication_role = replica');
  await ship(db, shipment);
  for (const statement of [LINES, PACKAGES, TOTALS, LANES, DELIVERIES]) await db.query(statement);
  await db.query('reset session_replication_role');
}

const LINES = `
  with w as materialized (
    ${WRITTEN_CHARGES}
  )
  insert into cost_line (
    package_id, category, stage, amount, tax, currency_code, payer_office_id, cost_centre, invoice_reference, incurred_at,
    incurred_on, source_line_id, content_hash, recorded_by, origin_office_id, destination_office_id
  )
  select
    w.package_id, w.written ->> 'category', w.written ->> 'stage', (w.written ->> 'amount')::numeric,
    (w.written ->> 'tax')::numeric, w.written ->> 'currencyCode', o.id, o.cost_centre, w.written ->> 'invoiceReference',
    (w.written ->> 'incurredAt')::timestamptz, ((w.written ->> 'incurredAt')::timestamptz at time zone o.time_zone)::date,
    w.written ->> 'sourceLineId', sha256(convert_to(w.written::text, 'UTF8')), '${FINANCE.sub}', o.id, w.destination_office_id
  from w
  join office o on o.id = w.payer_office_id`;

const CHARGES = `select c.* from shipped s join cost_line c on c.package_id = s.id`;

const PACKAGES = `
  insert into package_cost (package_id, stage, currency_code, amount, tax, line_count)
  select c.package_id, c.stage, c.currency_code, sum(c.amount), sum(c.tax), count(*)
  from (${CHARGES}) c
  group by c.package_id, c.stage, c.currency_code`;

const TOTALS = `
  with charge as materialized (
    select c.package_id, c.payer_office_id, c.currency_code, c.incurred_on, c.amount, c.tax, cell.*
    from shipped s
    join cost_line c on c.package_id = s.id
    cross join lateral cost_cells(c) cell
  ), first_day as materialized (
    select package_id, payer_office_id, currency_code, stage, grouped_by, key, min(incurred_on) as incurred_on
    from charge
    group by 1, 2, 3, 4, 5, 6
  ), remembered as (
    insert into charged_package (package_id, payer_office_id, currency_code, first_days)
    select package_id, payer_office_id, currency_code, jsonb_object_agg(stage || ' ' || grouped_by || ' ' || key, incurred_on)
    from first_day
    group by 1, 2, 3
  ), a_day as (
    select
      payer_office_id, grouped_by, stage, incurred_on, currency_code, key, sum(amount) as amount, sum(tax) as tax,
      sum(line_count) as line_count, sum(package_count) as package_count
    from (
      select payer_office_id, grouped_by, stage, incurred_on, currency_code, key, amount, tax, 1 as line_count, 0 as package_count
      from charge
      union all
      select payer_office_id, grouped_by, stage, incurred_on, currency_code, key, 0, 0, 0, 1
      from first_day
    ) e
    group by 1, 2, 3, 4, 5, 6
  )
  insert into cost_total as known (
    payer_office_id, grouped_by, stage, is_month, starts_on, currency_code, key, amount, tax, line_count, package_count
  )
  select
    d.payer_office_id, d.grouped_by, d.stage, span.is_month, span.starts_on, d.currency_code, d.key,
    sum(d.amount), sum(d.tax), sum(d.line_count), sum(d.package_count)
  from a_day d
  cross join lateral spans_of(d.incurred_on) span
  group by 1, 2, 3, 4, 5, 6, 7
  on conflict on constraint cost_total_pkey do update
  set
    amount = known.amount + excluded.amount,
    tax = known.tax + excluded.tax,
    line_count = known.line_count + excluded.line_count,
    package_count = known.package_count + excluded.package_count`;

const LANES = `
  insert into lane_charge as known (
    payer_office_id, origin_office_id, destination_office_id, category, currency_code, magnitude, line_count
  )
  select
    c.payer_office_id, c.origin_office_id, c.destination_office_id, c.category, c.currency_code, two_digits(c.amount), count(*)
  from (${CHARGES}) c
  where c.stage = 'BILLED'
  group by 1, 2, 3, 4, 5, 6
  on conflict on constraint lane_charge_pkey do update
  set line_count = known.line_count + excluded.line_count`;

const DELIVERIES = `
  with handed_over as (
    insert into delivery (package_id, origin_office_id, destination_office_id, promised_at, delivered_at, delivered_on)
    select
      s.id, s.origin_id, s.destination_id, s.promised_at, s.delivered_at, (s.delivered_at at time zone o.time_zone)::date
    from shipped s
    join office o on o.id = s.origin_id
    returning *
  )
  insert into delivery_total as known (
    origin_office_id, destination_office_id, is_month, starts_on, promised_count, late_count
  )
  select
    h.origin_office_id, lane.id, span.is_month, span.starts_on, count(*), count(*) filter (where h.delivered_at > h.promised_at)
  from handed_over h
  cross join lateral (values (h.destination_office_id), (every_lane())) lane (id)
  cross join lateral spans_of(h.delivered_on) span
  group by 1, 2, 3, 4
  on conflict on constraint delivery_total_pkey do update
  set
    promised_count = known.promised_count + excluded.promised_count,
    late_count = known.late_count + excluded.late_count`;
