import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationConnection, MigrationSession } from './migration-connection.ts';
import { splitStatements } from './sql-statements.ts';

export type MigrationReport = { applied: string[]; reapplied: string[] };

type Script = { name: string; sql: string; sha256: string };
type Known = Map<string, string>;

/** Begins a script that follows every change of the others. */
const FOLLOWS = '-- Last, with every change';

/** A migration that was applied before reads differently now: what is merged is never edited. */
export class ChangedMigrationError extends Error {
  override readonly name = 'ChangedMigrationError';
}

/**
 * Brings a database to what `directory` describes: `migrations/` once each and in order, `functions/` again whenever their
 * text changes. Safe to run twice, and by several at once.
 */
export async function migrate(connection: MigrationConnection, directory: string): Promise<MigrationReport> {
  const migrations = await scriptsIn(join(directory, 'migrations'));
  const functions = await scriptsIn(join(directory, 'functions'));
  await connection.transaction(createLedger);

  const applied: string[] = [];
  const known = await connection.transaction(readLedger);
  for (const migration of pendingOf(migrations, known)) {
    if (await connection.transaction((session) => applyOnce(session, migration)))
      applied.push(migration.name);
  }
  const changed = functions.filter((script) => known.get(script.name) !== script.sha256);
  const reapplied =
    changed.length > 0 ? await connection.transaction((session) => reapply(session, functions)) : [];
  return { applied, reapplied };
}

async function scriptsIn(directory: string): Promise<Script[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Held until the end of the transaction, so that two migrators take turns. */
async function takeTurn(session: MigrationSession): Promise<void> {
  await session.query('select true as locked from pg_advisory_xact_lock(7678)');
}

async function createLedger(session: MigrationSession): Promise<void> {
  await takeTurn(session);
  await session.query(`
    create table if not exists schema_migration (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`);
}

async function readLedger(session: MigrationSession): Promise<Known> {
  const rows = await session.query('select name, sha256 from schema_migration');
  return new Map(rows.map((row) => [String(row['name']), String(row['sha256'])]));
}

function pendingOf(migrations: Script[], known: Known): Script[] {
  for (const { name, sha256 } of migrations) {
    if (known.has(name) && known.get(name) !== sha256) {
      throw new ChangedMigrationError(
        `${name} was applied before and has been changed since; write a new one.`,
      );
    }
  }
  return migrations.filter(({ name }) => !known.has(name));
}

async function applyOnce(session: MigrationSession, migration: Script): Promise<boolean> {
  await takeTurn(session);
  const known = await readLedger(session);
  if (pendingOf([migration], known).length === 0) return false;
  await run(session, migration);
  return true;
}

/** Bodies are not checked on creation, so that functions may call one another in any order of files. */
async function reapply(session: MigrationSession, functions: Script[]): Promise<string[]> {
  await takeTurn(session);
  const known = await readLedger(session);
  const changed = functions.filter((script) => known.get(script.name) !== script.sha256);
  const following = functions.filter((script) => script.sql.startsWith(FOLLOWS));
  await session.query('set local check_function_bodies = off');
  for (const script of changed.filter((one) => !following.includes(one))) await run(session, script);
  for (const script of following) await run(session, script);
  return changed.map(({ name }) => name);
}

async function run(session: MigrationSession, { name, sql, sha256 }: Script): Promise<void> {
  for (const statement of splitStatements(sql)) await session.query(statement);
  await session.query(
    `insert into schema_migration (name, sha256) values (:name, :sha256)
     on conflict (name) do update set sha256 = excluded.sha256, applied_at = now()`,
    { name, sha256 },
  );
}
