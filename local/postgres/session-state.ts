import { type ClientBase, escapeIdentifier } from 'pg';

type SessionState = { role?: string; isChanged: boolean };

const CHANGES_SETTINGS = new Set(['SET', 'RESET', 'DISCARD']);

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
export function noteCommand(client: ClientBase, command: string | null): void {
  if (command !== null && CHANGES_SETTINGS.has(command)) stateOf(client).isChanged = true;
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
