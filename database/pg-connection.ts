import type { MigrationConnection, MigrationSession } from './migration-connection.ts';

/** One session of Postgres: a `pg` client, or PGlite. */
export type PgSession = {
  query(statement: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
};

export function pgConnection(client: PgSession): MigrationConnection {
  const session: MigrationSession = {
    async query(statement, values = {}) {
      const { text, binds } = bind(statement, values);
      const { rows } = await client.query(text, binds);
      return rows as Record<string, unknown>[];
    },
  };
  return {
    async transaction(work) {
      await client.query('begin');
      try {
        const result = await work(session);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    },
  };
}

/** `:name` to `$1::text`, as the Data API types its strings (F63). */
function bind(statement: string, values: Record<string, string>): { text: string; binds: string[] } {
  const names = Object.keys(values);
  const text = statement.replace(/(?<!:):([a-z]\w*)/gi, (whole, name: string) =>
    names.includes(name) ? `$${names.indexOf(name) + 1}::text` : whole,
  );
  return { text, binds: Object.values(values) };
}
