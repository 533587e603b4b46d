import type { Principal, VerifySignature } from '../aws-service.ts';
import type { ExecuteStatementInput, ExecuteStatementOutput } from '../data-api/types.ts';

export type AuthMode = 'API_KEY' | 'AWS_IAM' | 'AMAZON_COGNITO_USER_POOLS' | 'OPENID_CONNECT' | 'AWS_LAMBDA';

/** A source that resolvers can ask. */
export type DataSource =
  | { type: 'NONE' }
  | {
      type: 'AWS_LAMBDA';
      /** Rejects with an error whose `name` is the Lambda's `errorType`; `Event` answers null at once (F36). */
      invoke: (payload: unknown, invocationType: 'RequestResponse' | 'Event') => Promise<unknown>;
    }
  | {
      type: 'RELATIONAL_DATABASE';
      /** One Data API call; rejects with `DataApiError`. */
      execute: (
        statement: Pick<ExecuteStatementInput, 'sql' | 'parameters' | 'includeResultMetadata'>,
      ) => Promise<ExecuteStatementOutput>;
    };

/** What `AWS::AppSync::FunctionConfiguration` says; `code` is the text itself. */
export type FunctionDefinition = { name: string; code: string; dataSource: string; maxBatchSize?: number };

/** What `AWS::AppSync::Resolver` says; a resolver of a Lambda source may have no code (F36). */
export type ResolverDefinition = {
  typeName: string;
  fieldName: string;
  code?: string;
  maxBatchSize?: number;
} & ({ kind: 'UNIT'; dataSource: string } | { kind: 'PIPELINE'; functions: FunctionDefinition[] });

/** A Cognito user pool whose tokens an API takes. */
export type UserPoolAuth = {
  userPoolId: string;
  /** e.g. `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI` */
  issuer: string;
  /** The pool's public keys, as JSON web keys. */
  jwks: () => Promise<{ keys: Record<string, unknown>[] }>;
  appIdClientRegex?: string;
  defaultAction: 'ALLOW' | 'DENY';
};

export type ApiDefinition = {
  apiId: string;
  arn: string;
  name: string;
  /** The SDL as deployed, without AppSync's own scalars and directives. */
  schema: string;
  defaultAuth: AuthMode;
  additionalAuth: AuthMode[];
  userPools: UserPoolAuth[];
  /** `expires` in epoch seconds. */
  apiKeys: { key: string; expires: number }[];
  verifySignature: VerifySignature;
  /** Whether the policies of a caller allow an action on a resource; all of it is allowed if absent (F100). */
  authorize?: (principal: Principal, action: string, resource: string) => boolean;
  dataSources: Record<string, DataSource>;
  resolvers: ResolverDefinition[];
  environment: Record<string, string>;
  /** 0 = no limit (F102). */
  queryDepthLimit: number;
  resolverCountLimit: number;
  introspection: boolean;
};

export type Identity =
  | { mode: 'API_KEY' }
  | { mode: 'AWS_IAM'; principal: Principal; sourceIp: string[] }
  | {
      mode: 'AMAZON_COGNITO_USER_POOLS';
      claims: Record<string, unknown>;
      groups: string[] | null;
      sourceIp: string[];
      defaultAction: 'ALLOW' | 'DENY';
    };
