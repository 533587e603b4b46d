import type { MigrationConnection } from '../../database/migration-connection.ts';
import { scramVerifier } from './scram.ts';

export type Login = { username: string; password: string };

/** Utility statements take no parameters: the values come in as settings that end with the transaction. */
const SET_VALUES = `
  select
    set_config('postroom.username', :username, true),
    set_config('postroom.verifier', :verifier, true)`;

const ALTER_ROLE = `
  do $$
  begin
    execute format(
      'alter role %I login password %L',
      current_setting('postroom.username'),
      current_setting('postroom.verifier'));
  end
  $$`;

/** Lets a login of the database in with the password that its secret holds. */
export async function setPassword(
  connection: MigrationConnection,
  { username, password }: Login,
): Promise<void> {
  const verifier = scramVerifier(password);
  await connection.transaction(async ({ query }) => {
    await query(SET_VALUES, { username, verifier });
    await query(ALTER_ROLE);
  });
}
