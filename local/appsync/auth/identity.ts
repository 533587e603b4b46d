import type { AuthMode, Identity } from '../types.ts';

/** Who calls, and until when (epoch seconds) the proof of it holds. */
export type Caller = { identity: Identity; expiresAt?: number };

/** What `util.authType()` answers (F17). */
export const AUTH_TYPES: Record<AuthMode, string> = {
  API_KEY: 'API Key Authorization',
  AWS_IAM: 'IAM Authorization',
  AMAZON_COGNITO_USER_POOLS: 'User Pool Authorization',
  OPENID_CONNECT: 'Open ID Connect Authorization',
  AWS_LAMBDA: 'Lambda Authorization',
};

/** `ctx.identity` of each mode (F16). */
export function contextIdentity(identity: Identity): Record<string, unknown> | null {
  switch (identity.mode) {
    case 'API_KEY':
      return null;
    case 'AWS_IAM':
      return {
        accountId: identity.principal.accountId,
        cognitoIdentityPoolId: null,
        cognitoIdentityId: null,
        sourceIp: identity.sourceIp,
        username: identity.principal.username,
        userArn: identity.principal.arn,
        cognitoIdentityAuthType: null,
        cognitoIdentityAuthProvider: null,
      };
    case 'AMAZON_COGNITO_USER_POOLS':
      return {
        sub: identity.claims.sub,
        issuer: identity.claims.iss,
        username: identity.claims['cognito:username'] ?? identity.claims.username,
        claims: identity.claims,
        sourceIp: identity.sourceIp,
        defaultAuthStrategy: identity.defaultAction,
        groups: identity.groups,
      };
  }
}
