import type { InitiateAuthResponse } from '@aws-sdk/client-cognito-identity-provider';
import { ServiceFault } from '../aws-json.ts';
import { missingAttributes, readableAttributes } from './attributes.ts';
import type { CognitoContext } from './context.ts';
import { notAuthorized, userNotFound, wrongPassword } from './faults.ts';
import { isPassword } from './srp/verifier.ts';
import { signIn } from './tokens.ts';
import type { UserPoolClientProperties } from './types.ts';
import type { User } from './user-pool.ts';
import type { PoolClient } from './user-pools.ts';
import { findUser } from './users.ts';

const SESSION_MINUTES = 3;

export async function signInWithPassword(
  context: CognitoContext,
  poolClient: PoolClient,
  { username, password }: { username: string; password: string },
): Promise<InitiateAuthResponse> {
  const { pool, client } = poolClient;
  const user = findUser(pool, username);
  if (!user) throw unknownUser(client);

  const account = { poolName: pool.name, username: user.username };
  if (!user.password || !isPassword(account, password, user.password)) throw wrongPassword();
  return completeSignIn(context, poolClient, user);
}

/** Tokens for a user who has proved the password, or the question that comes first. */
export async function completeSignIn(
  context: CognitoContext,
  poolClient: PoolClient,
  user: User,
): Promise<InitiateAuthResponse> {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED') {
    throw new ServiceFault('UserNotConfirmedException', 'User is not confirmed.');
  }
  if (user.status === 'FORCE_CHANGE_PASSWORD') return askForNewPassword(context, poolClient, user);
  return {
    AuthenticationResult: await signIn(poolClient, user, context.now()),
    ChallengeParameters: {},
  };
}

/** When an answer to a challenge of this client comes too late. */
export function challengeExpiry({ AuthSessionValidity }: UserPoolClientProperties, now: number): number {
  return now + (AuthSessionValidity ?? SESSION_MINUTES) * 60_000;
}

export function unknownUser({ PreventUserExistenceErrors }: UserPoolClientProperties): ServiceFault {
  return PreventUserExistenceErrors === 'ENABLED' ? wrongPassword() : userNotFound();
}

function askForNewPassword(
  { challenges, now }: CognitoContext,
  { pool, clientId, client }: PoolClient,
  user: User,
): InitiateAuthResponse {
  if ((user.temporaryPasswordExpiresAt ?? 0) < now()) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
  const expiresAt = challengeExpiry(client, now());
  const { sub: _, ...userAttributes } = readableAttributes(client, user.attributes);
  const requiredAttributes = missingAttributes(pool, user.attributes).map((name) => `userAttributes.${name}`);

  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: challenges.issue({ name: 'NEW_PASSWORD_REQUIRED', clientId, user, expiresAt }, now()),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      userAttributes: JSON.stringify(userAttributes),
      requiredAttributes: JSON.stringify(requiredAttributes),
    },
  };
}
