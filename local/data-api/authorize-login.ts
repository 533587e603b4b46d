import { DataApiError } from './types.ts';

/** What every call says about where it goes and as whom. */
export type Login = { resourceArn: string; secretArn: string; database?: string; schema?: string };

export type KnownLogins = {
  /** Whose password a secret holds. */
  usernameOf: (secretArn: string) => string | undefined;
  /** The cluster and database of the stack; a call that names another one fails here as it would on AWS. */
  resourceArn?: string;
  databaseName?: string;
};

/** As whom a call works; rejects a call to a place that is not there. */
export function authorizeLogin(login: Login, known: KnownLogins): string {
  const { resourceArn, secretArn, database, schema } = login;
  if (known.resourceArn !== undefined && resourceArn !== known.resourceArn) {
    throw new DataApiError('DatabaseNotFoundException', `The cluster ${resourceArn} does not exist.`, 404);
  }
  if (known.databaseName !== undefined && database !== undefined && database !== known.databaseName) {
    throw new DataApiError('DatabaseNotFoundException', `FATAL: database "${database}" does not exist`, 404);
  }
  // F61
  if (schema !== undefined) throw new DataApiError('ValidationException', 'Schema is not supported.');

  const username = known.usernameOf(secretArn);
  if (username !== undefined) return username;
  throw new DataApiError('SecretsErrorException', `There is no secret of a database login at ${secretArn}.`);
}
