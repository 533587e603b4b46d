import type { VerifySignature } from '../../aws-service.ts';
import { createCredentials } from '../../iam/credentials.ts';
import { createVerifySignature } from '../../iam/verify-signature.ts';
import type { ApiDefinition, ResolverDefinition } from '../types.ts';

export const API_KEY = 'da2-test';
const NEVER = Date.UTC(2100, 0, 1) / 1000;

export const credentials = createCredentials({
  cloud: { region: 'eu-west-1', accountId: '000000000000' },
  store: { read: () => undefined, write: () => {}, flush: async () => {} },
});

const verifySignature: VerifySignature = createVerifySignature({
  credentials,
  region: 'eu-west-1',
  service: 'appsync',
});

/** An API that is open by key, with a source that answers nothing. */
export function anApi(overrides: Partial<ApiDefinition>): ApiDefinition {
  return {
    apiId: 'api',
    arn: 'arn:aws:appsync:eu-west-1:000000000000:apis/api',
    name: 'test',
    schema: 'type Query { hello: String }',
    defaultAuth: 'API_KEY',
    additionalAuth: [],
    userPools: [],
    apiKeys: [{ key: API_KEY, expires: NEVER }],
    verifySignature,
    resolvers: [],
    environment: {},
    queryDepthLimit: 0,
    resolverCountLimit: 0,
    introspection: true,
    ...overrides,
    dataSources: { none: { type: 'NONE' }, ...overrides.dataSources },
  };
}

/** A resolver whose value is an expression over `ctx`; no source is asked. */
export function answering(field: string, expression: string): ResolverDefinition {
  return coded(
    field,
    'none',
    `export function request(ctx) { return { payload: ${expression} }; }
     export function response(ctx) { return ctx.result; }`,
  );
}

/** A unit resolver; its code may use `util`, `extensions` and `runtime`. */
export function coded(
  field: string,
  dataSource: string,
  body: string,
  maxBatchSize?: number,
): ResolverDefinition {
  const [typeName, fieldName] = field.split('.') as [string, string];
  return { typeName, fieldName, kind: 'UNIT', dataSource, code: withImports(body), maxBatchSize };
}

export function withImports(body: string): string {
  return `import { util, extensions, runtime } from '@aws-appsync/utils';\n${body}`;
}
