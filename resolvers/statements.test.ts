import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reachesOf, sqlStatementsIn } from '../test/sql-statements-in.ts';

const ROOT = join(import.meta.dirname, '..');
/** Prepares the database, as its master. */
const OF_THE_MASTER = 'functions/migrate/';

const sources = ['resolvers', 'functions']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  )
  .filter((path) => /(?<!\.test|\.d)\.ts$/.test(path) && !/\/test-[^/]*$/.test(path))
  .filter((path) => !path.startsWith(OF_THE_MASTER));

function faultsIn(source: string): string[] {
  return sqlStatementsIn(source).flatMap(reachesOf);
}

describe('a statement of a resolver or a function', () => {
  it('reads by calling functions of the database, and writes in no other way', () => {
    const faults = sources.flatMap((path) =>
      faultsIn(readFileSync(join(ROOT, path), 'utf8')).map((fault) => `${path}: ${fault}`),
    );

    expect(faults).toEqual([]);
  });

  it('is found wherever it stands', () => {
    const asking = sources.filter(
      (path) => sqlStatementsIn(readFileSync(join(ROOT, path), 'utf8')).length > 0,
    );

    expect(asking.length).toBeGreaterThan(20);
    expect(asking.some((path) => path.startsWith('functions/'))).toBe(true);
  });

  it.each([
    ['sql`select p.id from package p where p.id = ${id}`', ['package']],
    ['sql`select * from visible_office(${v}) o join location l on l.id = o.location_id`', ['location']],
    ['query("select name from public.person")', ['public.person']],
    [
      'sql`with page as (select * from package_page(${v})) select * from page left join office_member m on true`',
      ['office_member'],
    ],
    ['sql`update package set promised_at = ${at}`', ['update package set']],
    ["query('delete from outbox')", ['outbox', 'delete from']],
    ['sql`insert into person (name) values (${name})`', ['insert into']],
    ['sql`select set_config(1), (select s.status from package_state s)`', ['package_state']],
  ])('is refused where it says %s', (source, faults) => {
    expect(faultsIn(source)).toEqual(faults);
  });

  it('may name its steps, and unfold what a function answers', () => {
    const source =
      'sql`with page as (select * from office_page(${v}) with ordinality page (id, place)), filled as (select * from page) ' +
      'select id is distinct from ${id} from filled join lateral jsonb_array_elements(filled.items) i on true`';

    expect(faultsIn(source)).toEqual([]);
  });
});
