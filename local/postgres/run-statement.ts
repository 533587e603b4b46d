import type { ClientBase, QueryArrayConfig } from 'pg';
import type { StatementNames } from './statement-names.ts';
import type { Statement, StatementResult } from './types.ts';

/** `pg` hands `types` both to Parse, as the parameters' types, and to the result, as the parsers of its columns. */
const VALUES_AS_TEXT = { getTypeParser: () => (value: string) => value };

export async function runStatement(
  client: ClientBase,
  names: StatementNames,
  statement: Statement,
): Promise<StatementResult> {
  try {
    return await send(client, statement, names.nameOf(statement));
  } catch (fault) {
    if (!isLostPlan(fault)) throw fault;
    names.forget(statement);
    if (client.getTransactionStatus() === 'E') throw fault;
    return send(client, statement);
  }
}

async function send(client: ClientBase, statement: Statement, name?: string): Promise<StatementResult> {
  const { text, values } = statement;
  const types = Object.assign([...statement.types], VALUES_AS_TEXT);
  const config: QueryArrayConfig & { queryMode: 'extended' } = {
    text,
    values,
    types,
    name,
    rowMode: 'array',
    // the simple protocol would run several statements at once
    queryMode: 'extended',
  };
  const { fields, rows, command, rowCount } = await client.query<(string | null)[]>(config);
  return { fields, rows, command, rowCount: rowCount ?? 0 };
}

/** The table changed under a prepared statement, or somebody said `deallocate`. */
function isLostPlan(fault: unknown): boolean {
  const { code, message } = fault as { code?: string; message: string };
  return code === '26000' || (code === '0A000' && message.startsWith('cached plan'));
}
