import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { CostGrouping, CostLine, CostReport } from '../graphql/generated/graphql.ts';
import { anOffice, aPerson, register, user, type Database, type Viewer } from './test-parcel.ts';

export type Charge = {
  day: number;
  hour: number;
  units: number;
  stage: string;
  category: string;
  costCentre: string;
  currencyCode: string;
  parcel: number;
  payer: number;
};
export type Act =
  | { charges: Charge[] }
  | { reverse: number }
  | { divide: Charge; parcels: number[] }
  | { again: number }
  | { fold: true };
/** Offices that pay, and packages that go from them: two on one lane, one on another, one from the other office. */
export type Books = { payers: string[]; parcels: string[]; destinations: string[] };

export const FINANCE = user('finance');
export const DAYS = 130;
export const GROUPINGS: CostGrouping[] = ['CATEGORY', 'MONTH', 'COST_CENTRE', 'DESTINATION', 'LANE'];
const BEGINNING = Date.UTC(2026, 0, 20);
/** How many of the smallest unit make one. */
const PLACES: Record<string, number> = { EUR: 2, JPY: 0, KWD: 3 };

export const anyCharge: fc.Arbitrary<Charge> = fc.record({
  day: fc.nat(DAYS),
  // the last hour of a summer's day is of the next day in Lisbon
  hour: fc.constantFrom(0, 12, 23),
  units: fc.nat(1_000_000),
  stage: fc.constantFrom('QUOTED', 'BILLED', 'BILLED', 'ADJUSTED'),
  category: fc.constantFrom('BASE_FREIGHT', 'FUEL', 'PEAK', 'DISCOUNT'),
  costCentre: fc.constantFrom('4711', 'CC of 2'),
  currencyCode: fc.constantFrom('EUR', 'EUR', 'JPY', 'KWD'),
  parcel: fc.nat(3),
  payer: fc.nat(1),
});

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ charges: fc.array(anyCharge, { maxLength: 8 }) }) },
  { weight: 2, arbitrary: fc.record({ reverse: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      divide: anyCharge,
      parcels: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ again: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.constant<Act>({ fold: true }) },
);

export const anyLedger = fc.array(anyAct, { minLength: 1, maxLength: 8 });

export const momentOf = (day: number, hour = 12) =>
  new Date(BEGINNING + (day * 24 + hour) * 3_600_000).toISOString();
export const dayOf = (day: number) => momentOf(day).slice(0, 10);

export async function openBooks(db: Database): Promise<Books> {
  const [home, away, near, far] = [
    await anOffice(db),
    await anOffice(db),
    await anOffice(db),
    await anOffice(db),
  ];
  const routes = [
    [home, near],
    [home, near],
    [home, far],
    [away, near],
  ];
  const parcels: string[] = [];
  for (const [originOfficeId, destinationOfficeId] of routes) {
    const answer = await register(db, {
      sender: { id: await aPerson(db) },
      recipient: { id: await aPerson(db) },
      originOfficeId,
      destinationOfficeId,
    });
    parcels.push(answer.package?.id ?? '');
  }
  return { payers: [home, away], parcels, destinations: [near, far] };
}

/** What a client sends for a charge. */
export function inputOf({ payers, parcels }: Books, charge: Charge): Record<string, unknown> {
  const { day, hour, units, stage, category, costCentre, currencyCode, parcel, payer } = charge;
  const places = PLACES[currencyCode] ?? 2;
  const sign = category === 'DISCOUNT' || (stage === 'ADJUSTED' && units % 2 === 1) ? '-' : '';
  const text = (value: number) => (value === 0 ? '0' : `${sign}${(value / 10 ** places).toFixed(places)}`);
  return {
    sourceLineId: randomUUID(),
    packageId: parcels[parcel],
    payerOfficeId: payers[payer],
    ...{ category, stage, costCentre, currencyCode },
    amount: text(units),
    tax: text(Math.floor(units / 5)),
    incurredAt: momentOf(day, hour),
  };
}

export async function addLines(db: Database, lines: object[]): Promise<CostLine[]> {
  const answers = await db.value<{ line: CostLine; error?: object }[]>('select add_cost_lines($1, $2)', [
    FINANCE,
    JSON.stringify(lines),
  ]);
  const [refused] = answers.filter(({ error }) => error);
  if (refused) throw new Error(JSON.stringify(refused.error));
  return answers.map(({ line }) => line);
}

/** Does what the ledger says, in its order. */
export async function keepBooks(db: Database, books: Books, ledger: Act[]): Promise<void> {
  const ids: string[] = [];
  const sent: object[][] = [];
  for (const act of ledger) {
    if ('charges' in act) {
      const lines = act.charges.map((charge) => inputOf(books, charge));
      sent.push(lines);
      ids.push(...(await addLines(db, lines)).map(({ id }) => id));
    } else if ('reverse' in act) {
      const id = ids[act.reverse % Math.max(1, ids.length)];
      if (id) await db.value('select reverse_cost_line($1, $2, $3)', [FINANCE, id, 'as asked']);
    } else if ('divide' in act) {
      const { packageId: _, ...bill } = inputOf(books, act.divide);
      const parts = act.parcels.map((parcel, place) => ({
        packageId: books.parcels[parcel],
        basis: `${place + 1}`,
      }));
      const { lines } = await db.value<{ lines: CostLine[] }>('select allocate_cost($1, $2)', [
        FINANCE,
        { ...bill, by: 'WEIGHT', parts },
      ]);
      ids.push(...lines.map(({ id }) => id));
    } else if ('again' in act) {
      const lines = sent[act.again % Math.max(1, sent.length)];
      if (lines) await addLines(db, lines);
    } else {
      await db.query('select fold_cost_deltas(1000)');
    }
  }
}

export type Asked = {
  officeId: string;
  from: number;
  to: number;
  groupBy?: CostGrouping;
  stage?: string | null;
  top?: number;
  reportingCurrency?: string | null;
  viewer?: Viewer;
};

export function reportOf(db: Database, asked: Asked): Promise<CostReport | null> {
  const { officeId, from, to, groupBy = 'CATEGORY', stage = null, top = 100 } = asked;
  return db.value('select office_cost_report($1, $2, $3, $4, $5, $6, $7, $8)', [
    asked.viewer ?? FINANCE,
    ...[officeId, dayOf(from), dayOf(to), groupBy, stage, top, asked.reportingCurrency ?? null],
  ]);
}

export type Summed = {
  key: string;
  currency: string;
  amount: string;
  tax: string;
  lines: number;
  packages: number;
  previous: string;
};

const KEYS: Record<CostGrouping | 'ALL', string> = {
  ALL: `''`,
  CATEGORY: 'c.category::text',
  MONTH: `to_char(c.day, 'YYYY-MM')`,
  COST_CENTRE: 'c.cost_centre',
  DESTINATION: `coalesce(p.destination_office_id::text, '')`,
  LANE: `p.origin_office_id || '/' || coalesce(p.destination_office_id::text, '')`,
};

/** The same as a report, from the charges themselves: for packages whose route did not change. */
export function summedLines(
  db: Database,
  { officeId, from, to, stage = null }: Asked,
  groupBy: CostGrouping | 'ALL',
): Promise<Summed[]> {
  const days = to - from + 1;
  return db.query<Summed>(
    `with line as (
       select c.*, ${KEYS[groupBy]} as key, min(c.day) over (
         partition by c.package_id, c.currency_code${groupBy === 'MONTH' ? '' : `, ${KEYS[groupBy]}`}
       ) as first_day
       from (
         select c.*, (c.incurred_at at time zone o.time_zone)::date as day
         from cost_line c
         join office o on o.id = c.payer_office_id
         where c.payer_office_id = $1
           and case when $2::text is null then c.stage <> 'QUOTED' else c.stage = $2 end
       ) c
       join package p on p.id = c.package_id
     )
     select
       l.key, l.currency_code as currency,
       coalesce(sum(l.amount) filter (where l.day between $3 and $4), 0)::numeric(30, 4)::text as amount,
       coalesce(sum(l.tax) filter (where l.day between $3 and $4), 0)::numeric(30, 4)::text as tax,
       count(*) filter (where l.day between $3 and $4)::int as lines,
       count(distinct l.package_id) filter (where l.day = l.first_day and l.day between $3 and $4)::int as packages,
       coalesce(sum(l.amount) filter (where l.day between $5 and $6), 0)::numeric(30, 4)::text as previous
     from line l
     group by 1, 2
     having count(*) filter (where l.day between $3 and $4) > 0`,
    [officeId, stage, ...[from, to, from - days, from - 1].map(dayOf)],
  );
}
