import { readdirSync, readFileSync } from 'node:fs';
import type { TestDatabase } from './test-database.ts';

const FOLDERS = ['resolvers', 'functions'];
const TEXT = /`[^`]*`|'[^'\n]*'/g;

/** Of the functions of the database those that the code of resolvers and Lambdas calls. */
export function calledFunctions(known: string[]): string[] {
  const names = new Set(known);
  const called = new Set<string>();
  for (const text of FOLDERS.flatMap(sources)) {
    for (const [written] of text.matchAll(TEXT))
      for (const [, name = ''] of written.matchAll(/\b([a-z_]+)\(/g)) if (names.has(name)) called.add(name);
  }
  return [...called].sort();
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
}

type Callable = { name: string; is_callable: boolean };

/** What the API may not call and calls, or may call in vain. */
export async function faultOfCalls({ query }: Pick<TestDatabase, 'query'>): Promise<string | null> {
  const all = await query<Callable>(`
    select p.proname as name, bool_or(has_function_privilege('postroom_api', p.oid, 'execute')) as is_callable
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
    group by p.proname`);
  const called = calledFunctions(all.map(({ name }) => name));
  const callable = all.filter(({ is_callable }) => is_callable).map(({ name }) => name);
  const [missing] = called.filter((name) => !callable.includes(name));
  if (missing) return `the API calls ${missing}, which it may not`;
  const [extra] = callable.filter((name) => !called.includes(name));
  return extra ? `the API may call ${extra}, which it does not` : null;
}
