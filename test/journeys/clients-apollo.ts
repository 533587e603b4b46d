import { createRequire } from 'node:module';
import type * as Apollo from '@apollo/client';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type * as AuthLink from 'aws-appsync-auth-link';
import type * as SubscriptionLink from 'aws-appsync-subscription-link';
import { tap } from 'rxjs';
import type { Access, JourneyClient, Mode, Note } from './clients-journey.ts';

// F112: as ES modules the links cannot sign, because Node finds no `Sha256` among the names of their dependency
const require = createRequire(import.meta.url);
const { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } = require('@apollo/client') as typeof Apollo;
const { createAuthLink } = require('aws-appsync-auth-link') as typeof AuthLink;
const { CONTROL_EVENTS_KEY, createSubscriptionHandshakeLink } =
  require('aws-appsync-subscription-link') as typeof SubscriptionLink;

/** Apollo with the links that AWS publishes for it, all of them unmodified. */
export async function apolloClient(access: Access, mode: Mode): Promise<JourneyClient> {
  const { API, custom } = access.outputs;
  const config = { url: custom.graphqlUrl, region: API.GraphQL.region, auth: await authOf(access, mode) };
  const link = ApolloLink.from([
    acknowledgements,
    createAuthLink(config),
    createSubscriptionHandshakeLink(config, http(config.url)),
  ]);
  const client = new ApolloClient({ link, cache: new InMemoryCache() });

  return {
    query: async (text) => (await client.query<Record<string, unknown>>({ query: gql(text) })).data ?? {},
    subscribe: (text, receive) =>
      new Promise((resolve, reject) => {
        const context = {
          controlMessages: { [CONTROL_EVENTS_KEY]: true },
          acknowledge: () => resolve(() => subscription.unsubscribe()),
        };
        const subscription = client
          .subscribe<{ noteAdded: Note }>({ query: gql(text), context, fetchPolicy: 'no-cache' })
          .subscribe({
            next: ({ data, error }) => (data ? receive(data.noteAdded) : reject(error as Error)),
            error: reject,
          });
      }),
    close: async () => client.stop(),
  };
}

function http(uri: string) {
  // what Apollo adds to a body is not in the signature that the link has made
  return new HttpLink({ uri, enhancedClientAwareness: { transport: false } });
}

/** Tells when a subscription was acknowledged, which Apollo itself keeps back. */
const acknowledgements = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    tap(({ extensions }) => {
      if (extensions?.['controlMsgType'] === 'CONNECTED') operation.getContext()['acknowledge']();
    }),
  ),
);

async function authOf({ outputs, credentials, user }: Access, mode: Mode): Promise<AuthLink.AuthOptions> {
  if (mode === 'iam') return { type: 'AWS_IAM', credentials };
  if (mode === 'apiKey') return { type: 'API_KEY', apiKey: outputs.API.GraphQL.apiKey ?? '' };
  const { userPoolClientId, userPoolEndpoint } = outputs.Auth.Cognito;
  const cognito = new CognitoIdentityProviderClient({ region: 'eu-west-1', endpoint: userPoolEndpoint });
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: userPoolClientId,
      AuthParameters: { USERNAME: user.username, PASSWORD: user.password },
    }),
  );
  return { type: 'AMAZON_COGNITO_USER_POOLS', jwtToken: AuthenticationResult?.AccessToken ?? '' };
}
