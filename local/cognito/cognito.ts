import { awsJson } from '../aws-json.ts';
import type { AwsService } from '../aws-service.ts';
import { createChallenges } from './challenges.ts';
import type { CognitoContext } from './context.ts';
import { withCors } from './cors.ts';
import { clientIdOf, userPoolIdOf } from './identifiers.ts';
import { accountOperations } from './operations/account-operations.ts';
import { adminCreateUserOperations } from './operations/admin-create-user.ts';
import { adminUserOperations } from './operations/admin-user-operations.ts';
import { attributeOperations } from './operations/attribute-operations.ts';
import { forgotPasswordOperations } from './operations/forgot-password-operations.ts';
import { groupOperations } from './operations/group-operations.ts';
import { initiateAuthOperations } from './operations/initiate-auth.ts';
import { respondToAuthChallengeOperations } from './operations/respond-to-auth-challenge.ts';
import { sessionOperations } from './operations/session-operations.ts';
import { signUpOperations } from './operations/sign-up-operations.ts';
import type { Cognito, CognitoOptions } from './types.ts';
import { openUserPool } from './user-pool.ts';
import { createUserPools } from './user-pools.ts';

/** User pools that sign in Amplify and the SDK as Cognito does (F113, F114). */
export function createCognito({
  cloud,
  store,
  sendMessage = () => {},
  log,
  clock = () => new Date(),
}: CognitoOptions): Cognito {
  const pools = createUserPools();
  const now = () => clock().getTime();
  const context: CognitoContext = { pools, challenges: createChallenges(), now, sendMessage };
  const jwks = async (userPoolId: string) => ({ keys: [(await pools.byId(userPoolId).key()).publicJwk] });

  return {
    service: withCors(cognitoService(context, jwks, log)),
    jwks,
    createUserPool(logicalId, properties) {
      const pool = openUserPool(userPoolIdOf(logicalId, cloud.region), properties, { cloud, store });
      pools.add(pool);
      const providerName = `cognito-idp.${cloud.region}.amazonaws.com/${pool.id}`;
      return { id: pool.id, arn: pool.arn, issuer: pool.issuer, providerName };
    },
    createClient(userPoolId, logicalId, properties) {
      if (properties.GenerateSecret) throw new Error(`${logicalId}: client secrets are not supported.`);
      const clientId = clientIdOf(logicalId, userPoolId);
      pools.byId(userPoolId).clients.set(clientId, properties);
      return { clientId };
    },
    createGroup(userPoolId, group) {
      const pool = pools.byId(userPoolId);
      pool.groups.set(group.GroupName, group);
      pool.save();
    },
  };
}

function cognitoService(
  context: CognitoContext,
  jwks: Cognito['jwks'],
  log: CognitoOptions['log'],
): AwsService {
  const forAnybody = {
    ...initiateAuthOperations(context),
    ...respondToAuthChallengeOperations(context),
    ...sessionOperations(context),
    ...accountOperations(context),
    ...attributeOperations(context),
    ...signUpOperations(context),
    ...forgotPasswordOperations(context),
  };
  const forAdministrators = {
    ...adminCreateUserOperations(context),
    ...adminUserOperations(context),
    ...groupOperations(context),
  };
  const answer = awsJson({
    version: '1.1',
    operations: { ...forAnybody, ...forAdministrators },
    isPublic: (operation) => Object.hasOwn(forAnybody, operation) && !operation.startsWith('Admin'),
    log,
  });

  return async (request) => {
    const [, poolId] = /^\/([^/]+)\/\.well-known\/jwks\.json$/.exec(request.path) ?? [];
    if (request.method !== 'GET' || !poolId) return answer(request);
    const headers = { 'content-type': 'application/json' };
    try {
      return { status: 200, headers, body: JSON.stringify(await jwks(poolId)) };
    } catch {
      return { status: 404, headers, body: JSON.stringify({ message: 'User pool does not exist.' }) };
    }
  };
}
