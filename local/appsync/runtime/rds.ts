import type * as typings from '@aws-appsync/utils/rds';
import { RejectedArgument } from './interruption.ts';
import { statementFunction } from './rds-request.ts';
import { toJsonObject } from './rds-result.ts';
import { sql } from './rds-sql.ts';
import { insert, remove, select, update } from './rds-statements.ts';
import { TYPE_HINTS } from './rds-variables.ts';
import type { TypeHint } from './rds-variables.ts';

const hint = (type: TypeHint) => (value: unknown) => ({ type, value });

const typeHint = Object.fromEntries(TYPE_HINTS.map((type) => [type, hint(type)]));

/** How AWS renders them is recorded nowhere (F52). */
function aggregate(): never {
  throw new RejectedArgument('Aggregates do not exist locally: write the statement with sql.');
}

const agg = {
  ...{ avg: aggregate, avgDistinct: aggregate, count: aggregate, countDistinct: aggregate },
  ...{ max: aggregate, maxDistinct: aggregate, min: aggregate, minDistinct: aggregate },
  ...{ sum: aggregate, sumDistinct: aggregate },
} satisfies typeof typings.agg;

/** The module `@aws-appsync/utils/rds` (F44-F52). */
export const rds = {
  agg,
  createMySQLStatement: statementFunction({ name: 'createMySQLStatement', quote: '`', hasReturning: false }),
  createPgStatement: statementFunction({ name: 'createPgStatement', quote: '"', hasReturning: true }),
  insert,
  remove,
  select,
  sql,
  toJsonObject,
  typeHint,
  update,
} satisfies Record<keyof typeof typings, unknown>;
