import { PGlite } from '@electric-sql/pglite';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { ship, someOffices, WRITTEN_CHARGES } from './test-charges.ts';
import { testSession } from './test-database.ts';
import type { Database } from './test-parcel.ts';

let pglite: PGlite;
let db: Database;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'postroom-migrations-'));
  pglite = await PGlite.create();
  db = testSession(pglite);
});
afterAll(async () => {
  await pglite.close();
  await rm(directory, { recursive: true });
});

/** As a database was when this migration was the last one. Its functions were others than today's, and are left out. */
async function migrateUpTo(last: string): Promise<void> {
  const migrations = join(directory, 'migrations');
  await Promise.all(
    [migrations, join(directory, 'functions')].map((path) => mkdir(path, { recursive: true })),
  );
  for (const name of (await readdir(join(import.meta.dirname, 'migrations'))).filter(
    (name) => name <= `${last}~`,
  ))
    await cp(join(import.meta.dirname, 'migrations', name), join(migrations, name));
  await migrate(pgConnection(pglite), directory);
}

describe('charges that were there before they were summed', () => {
  it('are in every sum as if they had been entered since', async () => {
    await migrateUpTo('0024');
    await someOffices(db, 3);
    await ship(db, { from: 0, to: 80, of: 80, name: 'before' });
    await db.query(
      `insert into cost_line (package_id, category, stage, amount, tax, currency_code, payer_office_id, cost_centre, created_at)
       select
         w.package_id, w.written ->> 'category', w.written ->> 'stage', (w.written ->> 'amount')::numeric,
         (w.written ->> 'tax')::numeric, case when n % 7 = 0 then 'KWD' else 'EUR' end, w.payer_office_id, '47 ' || n % 2,
         -- some at the end of a day that is another one where the payer is
         (w.written ->> 'incurredAt')::timestamptz + n % 3 * interval '11 hours'
       from (select w.*, row_number() over (order by w.written ->> 'sourceLineId') as n from (${WRITTEN_CHARGES}) w) w`,
    );
    await migrateUpTo('0025');
    // as reverse_cost_line and its trigger did then
    await db.query(
      `insert into cost_line (
         package_id, category, stage, amount, tax, currency_code, payer_office_id, cost_centre, incurred_at, incurred_on, reverses_line_id)
       select
         c.package_id, c.category, c.stage, -c.amount, -c.tax, c.currency_code, c.payer_office_id, c.cost_centre,
         c.incurred_at + interval '40 days', c.incurred_on + 40, c.id
       from (select c.*, row_number() over (order by c.incurred_at, c.package_id, c.category) as n from cost_line c) c
       where c.n % 5 = 0`,
    );
    await db.query('truncate package_cost');
    await db.query(
      `insert into package_cost
       select package_id, stage, currency_code, sum(amount), sum(tax), count(*) from cost_line group by 1, 2, 3`,
    );
    await db.query(`update package set destination_office_id = null, destination_location_id = null where id in (
      select id from package order by id limit 10)`);
    await migrate(pgConnection(pglite), import.meta.dirname);

    expect(await db.query('select * from cost_differences()')).toEqual([]);
    expect(await db.query('select * from delivery_differences()')).toEqual([]);
    expect(await db.query(FIRST_DAYS)).toEqual([]);
    const counts = `select (select count(*)::int from cost_line) as lines, (select count(*)::int from delivery) as deliveries`;
    expect(await db.query(counts)).toEqual([{ lines: 384, deliveries: 80 }]);
  });
});

/** First days that are remembered and are not those of the charges. */
const FIRST_DAYS = `
  with first_day as (
    select
      c.package_id, c.payer_office_id, c.currency_code, cell.stage || ' ' || cell.grouped_by || ' ' || cell.key as cell,
      min(c.incurred_on)::text as day
    from cost_line c
    cross join lateral cost_cells(c) cell
    group by 1, 2, 3, 4
  ), remembered as (
    select k.package_id, k.payer_office_id, k.currency_code, d.key as cell, d.value as day
    from charged_package k
    cross join lateral jsonb_each_text(k.first_days) d
  )
  (table first_day except table remembered) union all (table remembered except table first_day)`;
