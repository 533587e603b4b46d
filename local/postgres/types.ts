/** SQL with `$1`, `$2`, …; `types` declares each parameter's type as an OID, 0 = let Postgres find out. */
export type Statement = {
  text: string;
  values: (string | Uint8Array | null)[];
  types: number[];
};

export type ResultField = { name: string; tableID: number; dataTypeID: number; dataTypeModifier: number };

/** Every value as Postgres writes it in text format. */
export type StatementResult = {
  fields: ResultField[];
  rows: (string | null)[][];
  command: string;
  rowCount: number;
};

/** Who asks: the session takes on the role before the statement; without one it is the login itself. */
export type Session = { role?: string };

export type QueryOptions = Session & {
  /** Aborting cancels the statement where the server can (PGlite cannot: it ends in its own time). */
  signal?: AbortSignal;
};

/** A session of its own until commit or rollback; one of them must be called. */
export type DatabaseTransaction = {
  query: (statement: Statement, options?: { signal?: AbortSignal }) => Promise<StatementResult>;
  commit: () => Promise<void>;
  rollback: () => Promise<void>;
};

export type Database = {
  /** The name that `current_database()` gives. */
  name: string;
  /** Rejects with the `pg` package's `DatabaseError` (`code`, `detail`, `hint`, `position`). */
  query: (statement: Statement, options?: QueryOptions) => Promise<StatementResult>;
  transaction: (session?: Session) => Promise<DatabaseTransaction>;
  /** Writes all that is in it to a file, for other databases to begin with; a server keeps none. */
  keepImage: (file: string) => Promise<void>;
  close: () => Promise<void>;
};

/** There is no database to work with; the message is one sentence for whoever started us. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** The session was not free in time (F117). */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy';
}

/** A commit was asked for after a statement of the transaction had failed: Postgres rolled back. */
export class TransactionAborted extends Error {
  override readonly name = 'TransactionAborted';
  readonly code = '25P02';

  constructor() {
    super('The database returned ROLLBACK, so the transaction cannot be committed');
  }
}
