import type { Execute } from '../../seed/clients.ts';
import { PROOF } from './injection-payloads.ts';

/** What a database shows after texts were sent to it. */
export type Evidence = {
  /** Of every table, by its name; of all its rows, or of those that name one of these. */
  checksums: (naming?: string[]) => Promise<Record<string, string>>;
  /** What was done that no request does: things made, and proofs that something was run. */
  effects: () => Promise<string[]>;
  /** Those of the texts that are kept somewhere byte for byte. */
  kept: (texts: string[]) => Promise<Set<string>>;
};

const TABLES = `
  select c.relname
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname`;

export async function evidence(execute: Execute): Promise<Evidence> {
  const tables = await execute(TABLES);
  const schema = async () => (await execute(`${OBJECTS}`)).join('\n');
  const before = await schema();
  const ofEach = (select: (table: string) => string) => tables.map(select).join(' union all ');

  return {
    checksums: async (naming) => {
      const only = naming ? `where t::text ~ '${naming.join('|')}'` : '';
      const rows = await execute(
        ofEach(
          (table) =>
            `select '${table} ' || count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')
             from "${table}" t ${only}`,
        ),
      );
      return Object.fromEntries(rows.map((row) => [row.split(' ', 1)[0], row]));
    },
    effects: async () => {
      const found = await execute(
        ofEach(
          (table) =>
            `select 'run in ${table}' where exists (select from "${table}" t where t::text like '%${PROOF}%')`,
        ),
      );
      const objects = await execute(
        `select 'a large object' where exists (select from pg_largeobject_metadata)`,
      );
      const made = (await schema()) === before ? [] : ['something was made or dropped'];
      return [...found, ...objects, ...made];
    },
    kept: async (texts) => {
      const rows = ofEach((table) => `select to_jsonb(t)::text as row from "${table}" t`);
      const found = await execute(
        `with kept as materialized (${rows})
         select text from jsonb_array_elements_text(:texts::jsonb) text
         where exists (select from kept where position(substr(to_jsonb(text)::text, 2, length(to_jsonb(text)::text) - 2) in row) > 0)`,
        { texts },
      );
      return new Set(found);
    },
  };
}

const OBJECTS = `
  select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^pg_(toast|temp)' and c.relkind <> 'i'
  union all select p.oid::regprocedure::text from pg_proc p
  union all select rolname from pg_roles
  order by 1`;
