/** What the realm of resolver code costs: the same handler called plainly and through `loadCode`, side by side. */
import { loadCode } from '../local/appsync/runtime/load-code.ts';
import { rds } from '../local/appsync/runtime/rds.ts';
import type { Session } from '../local/appsync/runtime/types.ts';

type Context = { args: { id: string }; result: string };

const CODE = `
import { createPgStatement, sql, toJsonObject } from '@aws-appsync/utils/rds';
export function request(ctx) {
  return createPgStatement(sql\`select package_json(\${ctx.args.id}::uuid) as package\`);
}
export function response(ctx) {
  return JSON.parse(toJsonObject(ctx.result)[0][0].package);
}`;

const plain = {
  request: (ctx: Context) =>
    rds.createPgStatement(rds.sql(['select package_json(', '::uuid) as package'], ctx.args.id)),
  response: (ctx: Context) => JSON.parse(String(rds.toJsonObject(ctx.result)?.[0]?.[0]?.package)) as unknown,
};

const session: Session = {
  authType: 'User Pool Authorization',
  appendedErrors: [],
  responseHeaders: {},
  invalidations: [],
  evictions: [],
  log: () => undefined,
};

const EVENTS = Array.from({ length: 50 }, (_, index) => ({
  id: `event-${index}`,
  kind: 'DEPART',
  version: index,
  office: { code: 'LIS' },
}));
const PACKAGE = JSON.stringify({ id: 'package-1', status: 'IN_TRANSIT', events: EVENTS });

/** As the engine makes it for a signed-in caller. */
function aContext(): Context & Record<string, unknown> {
  return {
    args: { id: '0e0d0c0b-0a09-0807-0605-040302010000' },
    identity: {
      sub: 'sub',
      issuer: 'issuer',
      username: 'name',
      sourceIp: ['127.0.0.1'],
      groups: ['staff'],
      claims: { sub: 'sub', token_use: 'access', exp: 1, iat: 1, client_id: 'client' },
    },
    request: {
      headers: {
        host: 'localhost',
        accept: '*/*',
        'content-type': 'application/json',
        'user-agent': 'bench',
      },
      domainName: null,
    },
    info: {
      fieldName: 'getPackage',
      parentTypeName: 'Query',
      variables: { id: 'x' },
      selectionSetList: [],
      selectionSetGraphQL: '',
    },
    stash: {},
    prev: null,
    env: {},
    result: JSON.stringify({
      sqlStatementResults: [
        { columnMetadata: [{ label: 'package' }], records: [[{ stringValue: PACKAGE }]] },
      ],
    }),
  };
}

function microseconds(run: () => unknown): number {
  const rounds = 20_000;
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    run();
  }
  return ((performance.now() - start) / rounds) * 1000;
}

const loaded = loadCode(CODE, 'bench.js');
const context = aContext();
for (const handler of ['request', 'response'] as const) {
  const samples = [1, 2, 3].map(() => ({
    plain: microseconds(() => plain[handler](context)),
    loaded: microseconds(() => loaded.call(handler, context, session)),
  }));
  const last = samples[samples.length - 1];
  if (last) {
    const ratio = (last.loaded / last.plain).toFixed(2);
    console.log(
      `${handler}: plain ${last.plain.toFixed(2)} µs, loaded ${last.loaded.toFixed(2)} µs, ${ratio} times`,
    );
  }
}
