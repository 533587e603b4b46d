import type { TestDatabase } from '../../database/test-database.ts';

type Probed = Pick<TestDatabase, 'query'>;
type Column = { name: string; type: string };

const NEEDED = `
  select quote_ident(a.attname) as name, a.atttypid::regtype::text as type
  from pg_attribute a
  where a.attrelid = $1::regclass
    and a.attnum > 0
    and not a.attisdropped
    and a.attnotnull
    and not a.atthasdef
    and a.attidentity = ''
    and a.attgenerated = ''`;

/** Something of each type, for a row that is there only to be seen by nobody. */
const VALUES: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  bytea: `'x'`,
  jsonb: `'{}'`,
  boolean: 'false',
  date: 'current_date',
  xid8: `'1'`,
  'timestamp with time zone': 'now()',
};

/** A table without a row would be seen by nobody with any lock, or none. Within a transaction that is undone. */
export async function fillIfEmpty({ query }: Probed, table: string): Promise<void> {
  if ((await query(`select from ${table} limit 1`)).length > 0) return;
  const checks = await query<{ name: string }>(
    `select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  );
  for (const { name } of checks) await query(`alter table ${table} drop constraint ${name}`);
  const columns = await query<Column>(NEEDED, [table]);
  const values = columns.map(({ type }) => VALUES[type] ?? (type.endsWith('[]') ? `'{}'` : '1'));
  await query(`set local session_replication_role = 'replica'`);
  await query(`
    insert into ${table} (${columns.map(({ name }) => name).join(', ')})
    values (${values.join(', ')})`);
  await query(`set local session_replication_role = 'origin'`);
}
