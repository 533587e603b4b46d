import { type ClientBase, escapeIdentifier } from 'pg';
import type { Statement } from './types.ts';

type SessionState = { role?: string; isChanged: boolean };

const CHANGES_SETTINGS = new Set(['SET', 'RESET', 'DISCARD']);
const CALLS_SET_CONFIG = /\bset_config\b/i;
const CHANGES_ROLE =
  /\b(re)?set\s+((session|local)\s+)?(role|session\s+authorization)\b|\bset_config"?\s*\(\s*'(role|session_authorization)'/i;

const states = new WeakMap<ClientBase, SessionState>();

/** Makes a session that served somebody else fit for this role; costs a statement only where something differs. */
export async function enterSession(client: ClientBase, role: string | undefined): Promise<void> {
  const state = stateOf(client);
  if (state.isChanged) {
    await client.query('reset all; reset session authorization');
    states.delete(client);
    return enterSession(client, role);
  }
  if (state.role === role) return;
  await client.query(role === undefined ? 'reset role' : `set role ${escapeIdentifier(role)}`);
  state.role = role;
}

/** A `set` must not reach the next caller, who on AWS would be on another connection. */
export function noteCommand(client: ClientBase, command: string | null, text: string): void {
  if (CHANGES_SETTINGS.has(command ?? '') || CALLS_SET_CONFIG.test(text)) stateOf(client).isChanged = true;
}

/** A login of its own could not become the owner, which this session is: the statement is refused as the server would. */
export function withinRole(role: string | undefined, statement: Statement): Statement {
  if (role === undefined || !CHANGES_ROLE.test(statement.text)) return statement;
  const refusal = `raise insufficient_privilege using message = 'permission denied to set role'`;
  return { text: `do $$ begin ${refusal}; end $$`, values: [], types: [] };
}

/** A `begin` sent as SQL must not swallow the statements of everybody else. */
export async function endStrayTransaction(client: ClientBase): Promise<void> {
  const status = client.getTransactionStatus();
  if (status === 'T' || status === 'E') await client.query('rollback');
}

function stateOf(client: ClientBase): SessionState {
  const state = states.get(client) ?? { isChanged: false };
  states.set(client, state);
  return state;
}
