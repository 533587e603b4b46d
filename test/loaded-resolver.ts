import { resolverCode } from '../infra/resolver-code.ts';
import { askDatabase } from '../local/appsync/sources/database.ts';
import { loadCode } from '../local/appsync/runtime/load-code.ts';
import type { DataSource } from '../local/appsync/types.ts';
import type { Session } from '../local/appsync/runtime/types.ts';

/** Of an access token. */
const CLAIMS = { token_use: 'access', exp: Math.floor(Date.now() / 1000) + 900 };

export const STAFF = aUser('sub-of-ana', ['staff']);
export const SYSTEM = { authType: 'IAM Authorization', identity: { username: 'relay' } };
export const STRANGER = { authType: 'API Key Authorization', identity: null };

type Given = {
  args?: Record<string, unknown>;
  as?: { authType: string; identity: unknown };
  /** The paths that the client selects, none of them by an alias. */
  selects?: string[];
  /** Of the request. */
  variables?: Record<string, unknown>;
  result?: unknown;
  error?: { message: string; type: string };
  prev?: { result: unknown };
};

type Execute = Extract<DataSource, { type: 'RELATIONAL_DATABASE' }>['execute'];
/** A database does not look at the run that asks it. */
const NO_RUN = {} as Parameters<ReturnType<typeof askDatabase>>[2];

type Statement = { statements: string[]; variableMap: Record<string, unknown> };

export function aUser(sub: string, groups: string[] | null) {
  return { authType: 'User Pool Authorization', identity: { sub, groups, claims: CLAIMS } };
}

/** For tests: a resolver as AppSync has it, bundled and run by the same runtime as everywhere on this machine. */
export function loadedResolver(name: string) {
  const code = loadCode(resolverCode(name), name);

  function call(handler: 'request' | 'response', given: Given) {
    const session = aSession(given);
    const outcome = code.call(handler, contextOf(given), session);
    return { ...session, ...outcome };
  }

  /** What the field answers, with a database behind it. */
  async function answer(given: Given, execute: Execute) {
    const asked = call('request', given);
    if (asked.kind !== 'value') return asked;
    const ask = askDatabase({ type: 'RELATIONAL_DATABASE', execute });
    return call('response', { ...given, ...(await ask(asked.value, {}, NO_RUN)) });
  }

  return {
    answer,
    request: (given: Given) => call('request', given),
    response: (given: Given) => call('response', given),
    /** The SQL and the values that a request asks with, the values in the order of the text. */
    statement: (given: Given) => {
      const { statements, variableMap } = (call('request', given) as unknown as { value: Statement }).value;
      return { sql: statements[0] ?? '', count: statements.length, values: Object.values(variableMap) };
    },
  };
}

/** What the Data API answers through AppSync, as text (F48). */
export function answered(rows: Record<string, string>[]): string {
  const columnMetadata = Object.keys(rows[0] ?? {}).map((label) => ({ label, name: label }));
  const records = rows.map((row) => Object.values(row).map((stringValue) => ({ stringValue })));
  return JSON.stringify({ sqlStatementResults: [{ columnMetadata, records, numberOfRecordsUpdated: 0 }] });
}

/** How AppSync puts what the database refused (F53). */
export function refused(message: string) {
  return { message: `RDSHttp:${JSON.stringify({ message })}`, type: '400 Bad Request' };
}

export type Logging = Session & { logged: unknown[][] };

function aSession({ as = STAFF }: Given): Logging {
  const logged: unknown[][] = [];
  return {
    authType: as.authType,
    appendedErrors: [],
    responseHeaders: {},
    invalidations: [],
    evictions: [],
    log: (_, values) => logged.push(values),
    logged,
  };
}

function contextOf({
  args = {},
  as = STAFF,
  selects = ['id'],
  variables = {},
  ...rest
}: Given): Record<string, unknown> {
  return {
    arguments: args,
    args,
    identity: as.identity,
    env: {},
    stash: {},
    info: {
      fieldName: 'field',
      variables,
      selectionSetList: selects,
      selectionSetGraphQL: `{ ${selects.join(' ')} }`,
    },
    ...rest,
  };
}
