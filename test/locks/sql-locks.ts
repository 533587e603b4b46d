import { readdirSync, readFileSync } from 'node:fs';
import { wiring, type RootField, type Route } from '../../graphql/wiring.ts';
import { codeOf } from '../rights/in-process.ts';
import type { Lock } from './lock.ts';
import { conditionsIn } from './sql-conditions.ts';

const FOLDER = 'database/functions';
/** What tells that a condition is about who asks. */
const ABOUT_RIGHTS =
  /\b(viewer|held|own_(?!location|id\b)\w+|person_ids|office_ids|groups|sees\w*|works\w*|is_person|may_(?!move\b)\w+(?=\s*\()|is_own\w*|is_live|sub|role|contacts|costs|revoked_at|expires_at|recorded_by|is_staff|shows_\w+|package_right|right_to_\w+|visible_\w+|member)\b/;
/** The second lock is probed by itself. */
const SECOND_LOCK = ['opening.sql', 'owners.sql'];
/** Decides what is written and forgotten of a person, not who may see or do it: database/erasure.test.ts and its like. */
const NO_LOCKS =
  /^(?:forget_\w+|is_needed_account|personal_\w+|people_exported|packages_to_export|is_import_of)$/;
/** How much is shown, from the most. */
const LEVELS = /'(?:MASKED|NONE|QUOTED)'/g;

export type SqlFunction = { name: string; file: string; text: string };

/** Every function of the database, as its file creates it. */
export function sqlFunctions(): SqlFunction[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .flatMap((file) => {
      const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
      return [...text.matchAll(/create or replace function (\w+)\([\s\S]*?\n\$\$;/g)].map((found) => ({
        name: found[1] ?? '',
        file,
        text: found[0],
      }));
    });
}

/** Each operand of each condition about a right, taken for true and for false, and each level loosened. */
export function sqlLocks(): Lock[] {
  const functions = sqlFunctions();
  const reach = fieldsByFunction(functions);
  return functions
    .filter(
      ({ file, name }) =>
        !SECOND_LOCK.includes(file) && !NO_LOCKS.test(name) && (reach.get(name)?.length ?? 0) > 0,
    )
    .flatMap((one) => {
      const [fields, within] = [reach.get(one.name) ?? [], countedCallers(one.name, functions)];
      return changesOf(one).map((change) => ({ ...lockOf(one, change, fields), ...(within && { within }) }));
    });
}

/** Each operand of what opens rows to the second lock. */
export function openingLocks(): Lock[] {
  return sqlFunctions()
    .filter(({ file }) => file === 'opening.sql')
    .flatMap((one) =>
      changesOf(one, () => true).map((change) => ({ ...lockOf(one, change, []), kind: 'row' })),
    );
}

type Change = { name: string; text: string };

function changesOf({ name, text }: SqlFunction, isCounted = isAboutRights): Change[] {
  const start = text.indexOf('$$');
  const body = text.slice(start);
  // a function's own name before that of an argument tells nothing of rights
  const conditions = conditionsIn(body).filter((found) => isCounted(found.text.replaceAll(`${name}.`, '')));
  const replaced = (from: number, to: number, by: string) =>
    text.slice(0, start) + body.slice(0, from) + by + body.slice(to);
  const decided = conditions.flatMap(({ from, to, text: condition }) =>
    ['true', 'false'].map((by) => ({
      name: `${name}: ${condition.replaceAll(/\s+/g, ' ')} is ${by}`,
      text: replaced(from, to, by),
    })),
  );
  const loosened = /contacts|costs|::package_right/.test(body)
    ? [...body.matchAll(LEVELS)].map((found) => ({
        name: `${name}: ${found[0]} at ${found.index} is 'ALL'`,
        text: replaced(found.index, found.index + found[0].length, "'ALL'"),
      }))
    : [];
  return [...decided, ...loosened];
}

/** A value that is compared by a simple `case` is no condition; where a page begins is nobody's right. */
function isAboutRights(condition: string): boolean {
  return (
    ABOUT_RIGHTS.test(condition) &&
    !/\bafter_\w+/.test(condition) &&
    !/^'[^']*'$/.test(condition) &&
    !/^(?:true|false|null)$/.test(condition)
  );
}

function lockOf(one: SqlFunction, change: Change, fields: string[]): Lock {
  return {
    kind: 'predicate',
    name: change.name,
    fields,
    changed: { name: one.name, file: one.file, sql: change.text },
    removed: async (bench) => {
      await bench.db.query(change.text);
      return {
        bench: { ...bench, absent: new Map() },
        restore: async () => void (await bench.db.query(one.text)),
      };
    },
  };
}

/** The function itself, and whose calls are counted where it may be put in the place of its call; none if a field calls it so. */
function countedCallers(name: string, functions: SqlFunction[], known = new Set<string>()): string[] | null {
  if (known.has(name)) return [];
  known.add(name);
  const own = functions.filter((one) => one.name === name);
  if (!own.some(({ text }) => /^language sql/m.test(text))) return [name];
  const callers = functions.filter((one) => one.name !== name && calls(one.text, name));
  if (Object.keys(wiring).some((field) => calls(codeOfField(field as RootField), name))) return null;
  const found = callers.map((caller) => countedCallers(caller.name, functions, known));
  return found.includes(null) ? null : [name, ...found.flatMap((names) => names ?? [])];
}

const calls = (text: string, name: string) => new RegExp(`\\b${name}\\s*\\(`).test(text);

function codeOfField(field: RootField): string {
  const route: Route = wiring[field];
  return typeof route === 'string' ? codeOf(field) : route.map((step) => codeOf(step.code)).join('\n');
}

/** What the Lambdas ask, which is not in the code of resolvers. */
const BEHIND_LAMBDAS: Record<string, string[]> = {
  'Mutation.startImport': ['start_import'],
  'Mutation.startInvoiceImport': ['start_invoice_import'],
  'Mutation.addStaff': ['may_add_staff', 'save_staff'],
  'Mutation.claimPerson': ['claim_people'],
};

/** The root fields whose statement comes to a function, by its name. */
export function fieldsByFunction(functions: SqlFunction[]): Map<string, string[]> {
  const names = [...new Set(functions.map(({ name }) => name))];
  const namedIn = (text: string) => names.filter((name) => calls(text, name));
  const called = new Map<string, Set<string>>();
  for (const { name, text } of functions) {
    const own = called.get(name) ?? new Set();
    for (const one of namedIn(text)) own.add(one);
    called.set(name, own);
  }
  const byFunction = new Map<string, string[]>();
  for (const field of Object.keys(wiring) as RootField[]) {
    const reached = new Set<string>();
    const queue = [...namedIn(codeOfField(field)), ...(BEHIND_LAMBDAS[field] ?? [])];
    for (const name of queue) {
      if (reached.has(name)) continue;
      reached.add(name);
      queue.push(...(called.get(name) ?? []));
    }
    for (const name of reached) byFunction.set(name, [...(byFunction.get(name) ?? []), field]);
  }
  return byFunction;
}
