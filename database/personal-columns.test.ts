import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMPERSONAL_COLUMNS } from '../domain/impersonal-fields.ts';
import { PERSONAL_COLUMNS } from '../domain/personal-fields.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Every column in which a text can stand, but for those of a closed list. */
async function columns(): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `select c.table_name || '.' || c.column_name as name
     from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public'
       and t.table_type = 'BASE TABLE'
       and c.domain_name is null
       and c.udt_name in ('text', '_text', 'varchar', '_varchar', 'bpchar', 'name', 'json', 'jsonb', '_jsonb', 'xml', 'bytea', 'inet', 'hstore', 'citext')
     order by name`,
  );
  return rows.map(({ name }) => name);
}

describe('the list of personal columns', () => {
  it('says of every column that can hold a text whether it is about a person', async () => {
    const named = [...Object.keys(PERSONAL_COLUMNS), ...IMPERSONAL_COLUMNS];

    expect(await columns()).toEqual(named.toSorted());
  });

  it('has contact points in one table alone', () => {
    const tables = Object.entries(PERSONAL_COLUMNS)
      .filter(([, kind]) => kind === 'contact')
      .map(([column]) => column.split('.')[0]);

    expect(new Set(tables)).toEqual(new Set(['person_contact']));
  });

  it('is not complete without a new one', async () => {
    await db.undone(async () => {
      await db.query('alter table office add opened_by text');

      const known = [...Object.keys(PERSONAL_COLUMNS), ...IMPERSONAL_COLUMNS];

      expect((await columns()).filter((column) => !known.includes(column))).toEqual(['office.opened_by']);
    });
  });
});
