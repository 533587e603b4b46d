import type { TestDatabase } from '../../database/test-database.ts';

type Probed = Pick<TestDatabase, 'query'>;
type Column = { name: string; type: string; domain: string | null };

const NEEDED = `
  select
    quote_ident(a.attname) as name,
    (case t.typtype when 'd' then t.typbasetype else t.oid end)::regtype::text as type,
    case t.typtype when 'd' then t.oid::regtype::text end as domain
  from pg_attribute a
  join pg_type t on t.oid = a.atttypid
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
  const columns = await query<Column>(NEEDED, [table]);
  const domains = columns.flatMap(({ domain }) => (domain ? [domain] : []));
  await dropChecks({ query }, 'table', table, 'conrelid = $1::regclass');
  for (const domain of new Set(domains)) {
    await dropChecks({ query }, 'domain', domain, 'contypid = $1::regtype');
  }
  const values = columns.map(({ type }) => VALUES[type] ?? (type.endsWith('[]') ? `'{}'` : '1'));
  await query(`set local session_replication_role = 'replica'`);
  await query(`
    insert into ${table} (${columns.map(({ name }) => name).join(', ')})
    values (${values.join(', ')})`);
  await query(`set local session_replication_role = 'origin'`);
}

async function dropChecks({ query }: Probed, kind: string, name: string, which: string): Promise<void> {
  const checks = await query<{ check: string }>(
    `select quote_ident(conname) as "check" from pg_constraint where ${which} and contype = 'c'`,
    [name],
  );
  for (const { check } of checks) await query(`alter ${kind} ${name} drop constraint ${check}`);
}
