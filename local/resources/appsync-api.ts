import { readFileSync } from 'node:fs';
import { TemplateError } from '../assembly/template.ts';
import type { AuthMode, UserPoolAuth } from '../appsync/types.ts';
import { createVerifySignature } from '../iam/verify-signature.ts';
import { created, digest, nameInArn } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type UserPoolConfig = { UserPoolId: string; AppIdClientRegex?: string; DefaultAction?: 'ALLOW' | 'DENY' };
type AuthProvider = { AuthenticationType: AuthMode; UserPoolConfig?: UserPoolConfig };
type ApiProperties = AuthProvider & {
  Name: string;
  AdditionalAuthenticationProviders?: AuthProvider[];
  EnvironmentVariables?: Record<string, string>;
  IntrospectionConfig?: 'ENABLED' | 'DISABLED';
  QueryDepthLimit?: number;
  ResolverCountLimit?: number;
};
type SchemaProperties = { ApiId: string; Definition?: string; DefinitionS3Location?: string };

const DEFAULT_KEY_LIFE_SECONDS = 7 * 24 * 60 * 60;

export const appsyncApiProviders: Record<string, Provider> = {
  'AWS::AppSync::GraphQLApi': createApi,
  'AWS::AppSync::GraphQLSchema': createSchema,
  'AWS::AppSync::ApiKey': createApiKey,
};

function createApi({ properties, name }: Resource<ApiProperties>, services: Services) {
  const { api, baseUrl, stack, credentials } = services;
  const apiId = digest(name).slice(0, 26);
  const arn = `arn:aws:appsync:${stack.region}:${stack.accountId}:apis/${apiId}`;
  const providers = [properties, ...(properties.AdditionalAuthenticationProviders ?? [])];
  api.begin({
    apiId,
    arn,
    name: properties.Name,
    defaultAuth: properties.AuthenticationType,
    additionalAuth: providers.slice(1).map(({ AuthenticationType }) => AuthenticationType),
    userPools: providers.flatMap(({ UserPoolConfig }) =>
      UserPoolConfig ? [poolAuth(UserPoolConfig, services)] : [],
    ),
    verifySignature: createVerifySignature({ credentials, region: stack.region, service: 'appsync' }),
    authorize: (principal, action, resource) => services.access.allows(principal, { action, resource }),
    environment: properties.EnvironmentVariables ?? {},
    queryDepthLimit: properties.QueryDepthLimit ?? 0,
    resolverCountLimit: properties.ResolverCountLimit ?? 0,
    introspection: properties.IntrospectionConfig !== 'DISABLED',
  });

  const { host } = new URL(baseUrl);
  return created(arn, {
    ApiId: apiId,
    Arn: arn,
    GraphQLUrl: `${baseUrl}/graphql`,
    GraphQLDns: host,
    RealtimeUrl: `${baseUrl.replace('http', 'ws')}/graphql/realtime`,
    RealtimeDns: host,
  });
}

function poolAuth(
  { UserPoolId, AppIdClientRegex, DefaultAction = 'ALLOW' }: UserPoolConfig,
  { cognito, stack }: Pick<Services, 'cognito' | 'stack'>,
): UserPoolAuth {
  return {
    userPoolId: UserPoolId,
    issuer: `https://cognito-idp.${stack.region}.amazonaws.com/${UserPoolId}`,
    jwks: () => cognito.jwks(UserPoolId),
    appIdClientRegex: AppIdClientRegex,
    defaultAction: DefaultAction,
  };
}

function createSchema({ properties }: Resource<SchemaProperties>, { api, assetPath }: Services) {
  api.setSchema(properties.Definition ?? textAt(properties.DefinitionS3Location, assetPath));
  return created(`${properties.ApiId}GraphQLSchema`);
}

/** What stands at `s3://<bucket>/<key of an asset>`. */
export function textAt(location: string | undefined, assetPath: Services['assetPath']): string {
  const path = location && assetPath(nameInArn(location));
  if (!path) throw new TemplateError(`Its text ${location ?? ''} is not among the assets.`);
  return readFileSync(path, 'utf8');
}

function createApiKey(
  { properties, name }: Resource<{ ApiId: string; Expires?: number }>,
  { api, stack }: Pick<Services, 'api' | 'stack'>,
) {
  const keyId = digest(name).slice(0, 26);
  const key = `da2-${keyId}`;
  api.addApiKey({ key, expires: properties.Expires ?? Date.now() / 1000 + DEFAULT_KEY_LIFE_SECONDS });
  const arn = `arn:aws:appsync:${stack.region}:${stack.accountId}:apis/${properties.ApiId}/apikeys/${keyId}`;
  return created(arn, { ApiKey: key, ApiKeyId: keyId, Arn: arn });
}
