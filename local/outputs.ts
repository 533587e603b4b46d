import type { ApiDefinition, AuthMode } from './appsync/types.ts';
import { developerEnvironment } from './developer-environment.ts';
import type { CreatedStack } from './resources/create-stack.ts';
import type { Services } from './resources/services.ts';

/**
 * How clients reach the cloud, in the form that Amplify takes as a `ResourcesConfig`; its other format has no place for
 * the address of a user pool.
 */
export type Outputs = {
  Auth: { Cognito: { userPoolId: string; userPoolClientId: string; userPoolEndpoint: string } };
  API: { GraphQL: { endpoint: string; region: string; defaultAuthMode: string; apiKey?: string } };
  custom: {
    graphqlUrl: string;
    inboxUrl: string;
    /** The outputs of the stack. */
    stack: Record<string, string>;
    /** For SDK clients: region, credentials, endpoints. */
    environment: Record<string, string>;
  };
};

const AMPLIFY_AUTH_MODES: Record<AuthMode, string> = {
  AMAZON_COGNITO_USER_POOLS: 'userPool',
  API_KEY: 'apiKey',
  AWS_IAM: 'iam',
  AWS_LAMBDA: 'lambda',
  OPENID_CONNECT: 'oidc',
};

export function describeOutputs(
  services: Pick<Services, 'baseUrl' | 'stack' | 'credentials' | 'endpoints'>,
  stack: CreatedStack,
  api: ApiDefinition | undefined,
): Outputs {
  const { baseUrl, stack: cloud, endpoints } = services;
  const idOf = (type: string) => stack.resources.find((resource) => resource.type === type)?.physicalId ?? '';
  return {
    Auth: {
      Cognito: {
        userPoolId: idOf('AWS::Cognito::UserPool'),
        userPoolClientId: idOf('AWS::Cognito::UserPoolClient'),
        userPoolEndpoint: endpoints['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] ?? '',
      },
    },
    API: {
      GraphQL: {
        // in upper case, or Amplify turns it into wss (F108)
        endpoint: `${baseUrl}/graphql`.replace('http:', 'HTTP:'),
        region: cloud.region,
        defaultAuthMode: AMPLIFY_AUTH_MODES[api?.defaultAuth ?? 'AMAZON_COGNITO_USER_POOLS'],
        apiKey: api?.apiKeys[0]?.key,
      },
    },
    custom: {
      graphqlUrl: `${baseUrl}/graphql`,
      inboxUrl: `${baseUrl}/inbox`,
      stack: stack.outputs,
      environment: developerEnvironment(services),
    },
  };
}
