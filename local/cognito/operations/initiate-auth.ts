import type {
  AdminInitiateAuthRequest,
  InitiateAuthRequest,
  InitiateAuthResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoContext } from '../context.ts';
import { invalidParameter, notFound, required } from '../faults.ts';
import { refresh } from '../sessions.ts';
import { signInWithPassword } from '../sign-in.ts';
import { challengePassword } from '../srp-challenge.ts';
import type { PoolClient } from '../user-pools.ts';

type Parameters = Record<string, string>;
type Flow = (
  context: CognitoContext,
  client: PoolClient,
  parameters: Parameters,
) => InitiateAuthResponse | Promise<InitiateAuthResponse>;

/** What a client may do that names no flows. */
const DEFAULT_FLOWS = ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH'];

const withSrp: Flow = (context, client, { USERNAME, SRP_A }) =>
  challengePassword(context, client, {
    username: required(USERNAME, 'USERNAME'),
    clientPublic: required(SRP_A, 'SRP_A'),
  });

const withPassword: Flow = (context, client, { USERNAME, PASSWORD }) =>
  signInWithPassword(context, client, {
    username: required(USERNAME, 'USERNAME'),
    password: required(PASSWORD, 'PASSWORD'),
  });

const withRefreshToken: Flow = async ({ now }, client, { REFRESH_TOKEN }) => ({
  AuthenticationResult: await refresh(client, REFRESH_TOKEN, now()),
  ChallengeParameters: {},
});

const REFRESH_FLOWS = { REFRESH_TOKEN_AUTH: withRefreshToken, REFRESH_TOKEN: withRefreshToken };
const USER_FLOWS: Record<string, Flow> = {
  USER_SRP_AUTH: withSrp,
  USER_PASSWORD_AUTH: withPassword,
  ...REFRESH_FLOWS,
};
const ADMIN_FLOWS: Record<string, Flow> = {
  USER_SRP_AUTH: withSrp,
  ADMIN_USER_PASSWORD_AUTH: withPassword,
  ...REFRESH_FLOWS,
};

export const initiateAuthOperations = (context: CognitoContext) => ({
  InitiateAuth: async (input: InitiateAuthRequest): Promise<InitiateAuthResponse> =>
    startFlow(context, context.pools.byClient(input.ClientId), USER_FLOWS, input),

  async AdminInitiateAuth(input: AdminInitiateAuthRequest): Promise<InitiateAuthResponse> {
    const client = context.pools.byClient(input.ClientId);
    if (client.pool !== context.pools.byId(input.UserPoolId)) {
      throw notFound(`User pool client ${input.ClientId} does not exist.`);
    }
    return startFlow(context, client, ADMIN_FLOWS, input);
  },
});

async function startFlow(
  context: CognitoContext,
  poolClient: PoolClient,
  flows: Record<string, Flow>,
  { AuthFlow = '' as never, AuthParameters = {} }: Pick<InitiateAuthRequest, 'AuthFlow' | 'AuthParameters'>,
): Promise<InitiateAuthResponse> {
  const flow = Object.hasOwn(flows, AuthFlow) ? flows[AuthFlow] : undefined;
  if (!flow) throw invalidParameter(`Unsupported AuthFlow: ${AuthFlow}`);

  const allowed = poolClient.client.ExplicitAuthFlows ?? DEFAULT_FLOWS;
  const name = AuthFlow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : AuthFlow;
  if (!allowed.includes(`ALLOW_${name}`) && !allowed.includes(name)) {
    throw invalidParameter(`${name} flow not enabled for this client`);
  }
  return flow(context, poolClient, AuthParameters);
}
