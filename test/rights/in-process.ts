import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TestDatabase } from '../../database/test-database.ts';
import { addStaff } from '../../functions/add-staff/add-staff.ts';
import { claimPerson } from '../../functions/claim-person/claim-person.ts';
import { startImport } from '../../functions/start-import/start-import.ts';
import type { Database as LambdaDatabase, Value } from '../../functions/database.ts';
import { wiring, type Route } from '../../graphql/wiring.ts';
import { resolverCode } from '../../infra/resolver-code.ts';
import { payAsYouGo } from '../../infra/settings.ts';
import { withoutDescriptions } from '../../infra/schema-definition.ts';
import { createEngine, type Engine } from '../../local/appsync/execution/engine.ts';
import { loadCode } from '../../local/appsync/runtime/load-code.ts';
import { anApi } from '../../local/appsync/testing/api-definition.ts';
import type { DataSource, ResolverDefinition } from '../../local/appsync/types.ts';
import { bindParameters } from '../../local/data-api/bind-parameters.ts';
import { toDataApiError } from '../../local/data-api/faults.ts';
import { compileStatement } from '../../local/data-api/named-parameters.ts';
import type { Field } from '../../local/data-api/types.ts';
import { contactsOf } from './world-places.ts';

export type Execute = Extract<DataSource, { type: 'RELATIONAL_DATABASE' }>['execute'];
/** The code of a resolver or a step of a pipeline, by its name. */
export type CodeOf = (name: string) => string;

const bundled = new Map<string, string>();
const loaded = new Map<string, ReturnType<typeof loadCode>>();

/** `resolvers/<name>.ts` as it is deployed, bundled once. */
export function codeOf(name: string): string {
  const code = bundled.get(name) ?? resolverCode(name);
  bundled.set(name, code);
  return code;
}

export function productSdl(): string {
  return withoutDescriptions(readFileSync('graphql/schema.graphql', 'utf8'));
}

/** The product's API as AppSync executes it, without HTTP: schema and code may be others than the product's. */
export function productEngine(
  execute: Execute,
  { sdl = productSdl(), code = codeOf }: { sdl?: string; code?: CodeOf } = {},
): Engine {
  const api = anApi({
    schema: sdl,
    defaultAuth: 'AMAZON_COGNITO_USER_POOLS',
    additionalAuth: ['AWS_IAM', 'API_KEY'],
    dataSources: dataSources(execute),
    resolvers: Object.entries(wiring).map(([field, route]) => resolverOf(field, route, code)),
    queryDepthLimit: 16,
    resolverCountLimit: 50,
    introspection: false,
    environment: {
      EMAIL_PRICE_PER_THOUSAND: payAsYouGo.sending.pricePerThousand.email,
      SMS_PRICE_PER_THOUSAND: payAsYouGo.sending.pricePerThousand.sms,
    },
  });
  return createEngine(api, {
    load: loadOnce,
    log: (_, values) => process.env['RIGHTS_LOG'] && console.log(...values),
  });
}

function loadOnce(code: string, name: string) {
  const known = loaded.get(code) ?? loadCode(code, name);
  loaded.set(code, known);
  return known;
}

function resolverOf(field: string, route: Route, code: CodeOf): ResolverDefinition {
  const [typeName = '', fieldName = ''] = field.split('.');
  if (typeof route === 'string')
    return { typeName, fieldName, kind: 'UNIT', dataSource: route, code: code(field) };
  const functions = route.map((step) => ({
    name: step.code.replaceAll('.', '_'),
    code: code(step.code),
    dataSource: step.dataSource,
  }));
  return { typeName, fieldName, kind: 'PIPELINE', code: code('pipeline'), functions };
}

/** Everybody has the mailbox of somebody whom no user is. */
const PROVED = { email: contactsOf('nobody').email, phone: null };

const LINK = { url: 'https://example.org/export', urlExpiresAt: '2026-01-01T00:00:00Z' };

/** Whoever is asked for is somebody new. */
const ACCOUNTS = {
  of: () => Promise.resolve({ userId: randomUUID() }),
  addToStaff: () => Promise.resolve(),
};

/** The Lambdas of the product with what leaves the process replaced; whoever is only woken does nothing. */
function dataSources(execute: Execute): Record<string, DataSource> {
  const database = lambdaDatabase(execute);
  const signUpload = () =>
    Promise.resolve({
      url: 'https://example.org/upload',
      headers: [{ name: 'x', value: 'y' }],
      expiresAt: '2026-01-01T00:00:00Z',
    });
  const lambdas: Record<string, (payload: never) => Promise<unknown>> = {
    imports: startImport({ database, signUpload }),
    staff: addStaff({ database, accounts: ACCOUNTS }),
    claims: claimPerson({ database, provedBy: () => Promise.resolve(PROVED) }),
    costReports: (asked: object) => Promise.resolve('link' in asked ? LINK : null),
  };
  const sources: Record<string, DataSource> = {
    none: { type: 'NONE' },
    database: { type: 'RELATIONAL_DATABASE', execute },
  };
  for (const route of Object.values<Route>(wiring)) {
    for (const name of typeof route === 'string' ? [route] : route.map(({ dataSource }) => dataSource)) {
      sources[name] ??= {
        type: 'AWS_LAMBDA',
        invoke: (payload) => lambdas[name]?.(payload as never) ?? Promise.resolve(null),
      };
    }
  }
  return sources;
}

function lambdaDatabase(execute: Execute): LambdaDatabase {
  return {
    query: async <Row>(sql: string, values: Record<string, Value> = {}) => {
      const parameters = Object.entries(values).map(([name, value]) => ({ name, value: fieldOf(value) }));
      const { columnMetadata = [], records = [] } = await execute({
        sql,
        parameters,
        includeResultMetadata: true,
      });
      return records.map((fields) =>
        Object.fromEntries(fields.map((field, index) => [columnMetadata[index]?.label, valueOf(field)])),
      ) as Row[];
    },
  };
}

/** One call of the Data API, with the rights of the API's login, in the session of a test's database. */
export function executeOn(db: Omit<TestDatabase, 'close'>): Execute {
  return async ({ sql, parameters }) => {
    const { text, values, types } = bindParameters(compileStatement(sql), parameters);
    const typed = text.replace(/\$(\d+)/g, (name, number: string) => cast(name, types[Number(number) - 1]));
    try {
      const rows = await asApi(db, () => db.query<Record<string, unknown>>(typed, values));
      const labels = Object.keys(rows[0] ?? {});
      return {
        columnMetadata: labels.map((label) => ({ label, name: label })),
        records: rows.map((row) => labels.map((label) => fieldOf(row[label]))),
        numberOfRecordsUpdated: 0,
      } as never;
    } catch (fault) {
      throw toDataApiError(fault);
    }
  };
}

/** Whose failure is not hidden by that of a transaction which can do nothing any more. */
async function asApi<Result>(
  { query }: Pick<TestDatabase, 'query'>,
  work: () => Promise<Result>,
): Promise<Result> {
  await query('set role postroom_api');
  const outcome = await work().then(
    (result) => ({ result }),
    (fault: unknown) => ({ fault }),
  );
  await query('reset role').catch((fault: unknown) => {
    if (!('fault' in outcome)) throw fault;
  });
  if ('fault' in outcome) throw outcome.fault;
  return outcome.result;
}

const [BOOLEAN, BIGINT, DOUBLE] = [16, 20, 701];

/** Everything is sent as text. */
function cast(name: string, type: number | undefined): string {
  const as =
    type === BIGINT ? '::bigint' : type === BOOLEAN ? '::boolean' : type === DOUBLE ? '::float8' : '';
  return `(${name}::text${as})`;
}

function fieldOf(value: unknown): Field {
  if (value === null || value === undefined) return { isNull: true };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { longValue: value } : { doubleValue: value };
  return { stringValue: typeof value === 'string' ? value : JSON.stringify(value) };
}

function valueOf({ stringValue, longValue, doubleValue, booleanValue }: Field) {
  return stringValue ?? longValue ?? doubleValue ?? booleanValue ?? null;
}
