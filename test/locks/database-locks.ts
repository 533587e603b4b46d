import { faultOfCalls } from '../../database/called-functions.ts';
import type { TestDatabase } from '../../database/test-database.ts';
import { fillIfEmpty } from './filled-tables.ts';
import type { Lock } from './lock.ts';

type Row = { name: string };

const TOUCHABLE_TABLES = `
  select coalesce(string_agg(c.relname || ' ' || privilege.name, ', ' order by c.relname, privilege.name), '') as name
  from pg_class c
  cross join unnest(array['select', 'insert', 'update', 'delete']) privilege (name)
  where c.relnamespace = 'public'::regnamespace
    and c.relkind in ('r', 'v')
    and has_table_privilege('postroom_api', c.oid, privilege.name)`;

const LOCKED_TABLES = `
  select c.relname as name
  from pg_class c
  where c.relnamespace = 'public'::regnamespace
    and c.relrowsecurity
  order by c.relname`;

/** Every row that a login sees to whom nothing was opened, and every privilege beyond those that are needed, or too few. */
export async function faultOfDatabase(db: Probed): Promise<string | null> {
  const miscalled = await faultOfCalls(db);
  if (miscalled) return miscalled;
  const [tables] = await db.query<Row>(TOUCHABLE_TABLES);
  if (tables?.name) return `the API may touch ${tables.name}`;
  return db.undone(() => openRows(db));
}

type Probed = Pick<TestDatabase, 'query' | 'undone'>;

async function openRows(db: Probed): Promise<string | null> {
  const tables = await db.query<Row>(LOCKED_TABLES_ONCE);
  for (const { name } of tables) await fillIfEmpty(db, name);
  for (const { name } of tables) {
    const seen = await db.undone(async () => {
      await db.query('set local role postroom_reader');
      return db.query(`select from ${name}`).catch(() => []);
    });
    if (seen.length > 0) return `postroom_reader sees ${seen.length} rows of ${name} that nobody opened`;
  }
  return null;
}

/** Also of tables whose lock was taken away. */
const LOCKED_TABLES_ONCE = `
  select distinct p.polrelid::regclass::text as name
  from pg_policy p
  order by 1`;

/** Each policy of rows, each table that has them, and each privilege that is held back. */
export async function databaseLocks({ query }: Probed): Promise<Lock[]> {
  const policies = await query<{ table: string; policy: string }>(`
    select p.polrelid::regclass::text as table, p.polname as policy
    from pg_policy p
    where p.polname <> 'of_the_writer'
    order by 1`);
  const tables = await query<Row>(LOCKED_TABLES);
  const all = await query<Row>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`);
  const inner = await query<Row>(`
    select p.oid::regprocedure::text as name
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and p.prosecdef
      and not has_function_privilege('postroom_api', p.oid, 'execute')
    order by 1`);
  const outer = await query<Row>(`
    select p.oid::regprocedure::text as name
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and has_function_privilege('postroom_api', p.oid, 'execute')
    order by 1`);
  return [
    ...policies.map(({ table, policy }) =>
      statements('row', `the policy ${policy} of ${table}`, [
        `create policy nobody_asks on ${table} for select to postroom_reader using (true)`,
        `drop policy nobody_asks on ${table}`,
      ]),
    ),
    ...tables.map(({ name }) =>
      statements('row', `row-level security of ${name}`, [
        `alter table ${name} disable row level security; grant select on ${name} to postroom_reader`,
        `alter table ${name} enable row level security`,
      ]),
    ),
    ...all.map(({ name }) =>
      statements('grant', `no privilege on ${name}`, [
        `grant select on ${name} to postroom_api`,
        `revoke select on ${name} from postroom_api`,
      ]),
    ),
    ...inner.map(({ name }) =>
      statements('grant', `no call of ${name}`, [
        `grant execute on function ${name} to postroom_api`,
        `revoke execute on function ${name} from postroom_api`,
      ]),
    ),
    ...outer.map(({ name }) =>
      statements('grant', `the call of ${name}`, [
        `revoke execute on function ${name} from postroom_api`,
        `grant execute on function ${name} to postroom_api`,
      ]),
    ),
  ];
}

function statements(kind: Lock['kind'], name: string, [away, back]: [string, string]): Lock {
  return {
    kind,
    name,
    fields: [],
    removed: async (bench) => {
      for (const statement of away.split('; ')) await bench.db.query(statement);
      return {
        bench: { ...bench, absent: new Map() },
        restore: async () => void (await bench.db.query(back)),
      };
    },
  };
}
