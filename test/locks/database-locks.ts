import { readdirSync, readFileSync } from 'node:fs';
import type { Lock } from './lock.ts';

type Row = { name: string };

/** What the logins of the API and of its functions may do by themselves: nothing that they were not given. */
export const PROBES = {
  'functions that the API may call': `
    select coalesce(string_agg(p.oid::regprocedure::text, ' ' order by p.oid::regprocedure::text), '') as name
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and has_function_privilege('postroom_api', p.oid, 'execute')`,
  'tables that the API may touch': `
    select coalesce(string_agg(c.relname || ' ' || privilege.name, ', ' order by c.relname, privilege.name), '') as name
    from pg_class c
    cross join unnest(array['select', 'insert', 'update', 'delete']) privilege (name)
    where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'v')
      and has_table_privilege('postroom_api', c.oid, privilege.name)`,
} as const;

const LOCKED_TABLES = `
  select c.relname as name
  from pg_class c
  where c.relnamespace = 'public'::regnamespace
    and c.relrowsecurity
  order by c.relname`;

const CLOSED_ROWS = (table: string) => `select count(*)::int as rows from ${table}`;

/** Which functions may be called, as the files that create them say it. */
export function grantedFunctions(): string[] {
  return readdirSync('database/functions').flatMap((file) => {
    const text = readFileSync(`database/functions/${file}`, 'utf8');
    return [...text.matchAll(/^grant execute on function ([\s\S]*?)\s+to postroom_api;/gm)].flatMap((found) =>
      (found[1] ?? '').split(',').map((name) => name.trim().replace(/\(.*$/, '')),
    );
  });
}

/** Every row that a login sees to whom nothing was opened, and every privilege beyond those that are given. */
export async function faultOfDatabase({ query }: Probed): Promise<string | null> {
  const [functions] = await query<Row>(PROBES['functions that the API may call']);
  const callable = (functions?.name ?? '').split(/ (?=\w+\()/).map((one) => one.replace(/\(.*$/, ''));
  const granted = new Set(grantedFunctions());
  const extra = callable.filter((name) => name !== '' && !granted.has(name));
  if (extra.length > 0) return `the API may call ${extra.join(' ')}`;
  const [tables] = await query<Row>(PROBES['tables that the API may touch']);
  if (tables?.name) return `the API may touch ${tables.name}`;
  return openRows({ query });
}

type Probed = { query: <R extends object>(sql: string, values?: unknown[]) => Promise<R[]> };

async function openRows({ query }: Probed): Promise<string | null> {
  for (const { name } of await query<Row>(LOCKED_TABLES_ONCE)) {
    for (const role of ['postroom_reader']) {
      await query(`set role ${role}`);
      const seen = await query<{ rows: number }>(CLOSED_ROWS(name)).catch(() => [{ rows: 0 }]);
      await query('reset role');
      if ((seen[0]?.rows ?? 0) > 0) return `${role} sees ${seen[0]?.rows} rows of ${name} that nobody opened`;
    }
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
    ...outer.map(({ name }) => ({
      ...statements('grant', `the call of ${name}`, [
        `revoke execute on function ${name} from postroom_api`,
        `grant execute on function ${name} to postroom_api`,
      ]),
      fields: [name.replace(/\(.*$/, '')],
    })),
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
