/** Runs one statement; `values` fill its `:name` parameters, as text. */
export type MigrationSession = {
  query(statement: string, values?: Record<string, string>): Promise<Record<string, unknown>[]>;
};

/** Whatever can run statements in a transaction: the Data API at a deploy, a direct connection elsewhere. */
export type MigrationConnection = {
  /** Commits when the work is done, rolls back when it throws. */
  transaction<Result>(work: (session: MigrationSession) => Promise<Result>): Promise<Result>;
};
