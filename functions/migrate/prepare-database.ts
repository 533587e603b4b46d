import { migrate } from '../../database/migrate.ts';
import type { MigrationConnection } from '../../database/migration-connection.ts';
import type { Log } from '../log.ts';
import { setPassword, type Login } from './login.ts';

export type Services = {
  connection: MigrationConnection;
  /** Holds `migrations/` and `functions/`. */
  directory: string;
  apiLogin: () => Promise<Login>;
  log: Log;
};

/** Brings the database to what this version wants, and lets the API in. */
export const prepareDatabase =
  ({ connection, directory, apiLogin, log }: Services) =>
  async (): Promise<void> => {
    const { applied, reapplied } = await migrate(connection, directory);
    log({ message: 'migrated', applied: applied.join(' '), reapplied: reapplied.join(' ') });
    await setPassword(connection, await apiLogin());
  };
