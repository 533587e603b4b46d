import type {
  RespondToAuthChallengeRequest,
  RespondToAuthChallengeResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { attributeRecord, checkRequired, checkWritable } from '../attributes.ts';
import type { CognitoContext } from '../context.ts';
import { invalidParameter, notAuthorized, required, wrongPassword } from '../faults.ts';
import { completeSignIn } from '../sign-in.ts';
import { isProof } from '../srp/handshake.ts';
import type { PoolClient } from '../user-pools.ts';
import { setPassword } from '../users.ts';

type Responses = Record<string, string>;

export const respondToAuthChallengeOperations = (context: CognitoContext) => ({
  async RespondToAuthChallenge(
    input: RespondToAuthChallengeRequest,
  ): Promise<RespondToAuthChallengeResponse> {
    const { ChallengeName, ChallengeResponses = {}, Session } = input;
    const client = context.pools.byClient(input.ClientId);
    if (ChallengeName === 'PASSWORD_VERIFIER') return provePassword(context, client, ChallengeResponses);
    if (ChallengeName === 'NEW_PASSWORD_REQUIRED') {
      return takeNewPassword(context, client, ChallengeResponses, required(Session, 'Session'));
    }
    throw invalidParameter(`Unsupported ChallengeName: ${ChallengeName}`);
  },
});

/** A secret block is good for one attempt. */
async function provePassword(
  context: CognitoContext,
  poolClient: PoolClient,
  responses: Responses,
): Promise<RespondToAuthChallengeResponse> {
  const claim = {
    secretBlock: required(responses['PASSWORD_CLAIM_SECRET_BLOCK'], 'PASSWORD_CLAIM_SECRET_BLOCK'),
    signature: required(responses['PASSWORD_CLAIM_SIGNATURE'], 'PASSWORD_CLAIM_SIGNATURE'),
    timestamp: required(responses['TIMESTAMP'], 'TIMESTAMP'),
  };
  const { challenges, now } = context;
  const challenge = challenges.find('PASSWORD_VERIFIER', claim.secretBlock, now());
  challenges.settle(claim.secretBlock);
  if (!challenge?.user?.password || challenge.clientId !== poolClient.clientId) throw wrongPassword();

  const account = { poolName: poolClient.pool.name, username: challenge.user.username };
  if (!isProof(challenge.handshake, account, claim)) throw wrongPassword();
  return completeSignIn(context, poolClient, challenge.user);
}

/** A session stays good until a password is taken, so that a weak one can be mended. */
async function takeNewPassword(
  context: CognitoContext,
  poolClient: PoolClient,
  responses: Responses,
  session: string,
): Promise<RespondToAuthChallengeResponse> {
  const { challenges, now } = context;
  const { pool, client, clientId } = poolClient;
  const challenge = challenges.find('NEW_PASSWORD_REQUIRED', session, now());
  if (challenge?.clientId !== clientId) {
    throw notAuthorized('Invalid session for the user, session is expired.');
  }
  const { user } = challenge;
  const attributes = attributeRecord(pool, writtenAttributes(responses));
  checkWritable(client, attributes);
  checkNotProvided(user.attributes, attributes);
  checkRequired(pool, { ...user.attributes, ...attributes });

  setPassword(pool, user, required(responses['NEW_PASSWORD'], 'NEW_PASSWORD'), now());
  Object.assign(user.attributes, attributes);
  challenges.settle(session);
  return completeSignIn(context, poolClient, user);
}

/** An address that an administrator has given is not the user's to change before the first sign-in (F144). */
function checkNotProvided(known: Record<string, string>, written: Record<string, string>): void {
  const changed = ['email', 'phone_number'].find((name) => known[name] && name in written);
  if (changed) throw notAuthorized(`Cannot modify an already provided ${changed}`);
}

function writtenAttributes(responses: Responses): { Name: string; Value: string }[] {
  const prefix = 'userAttributes.';
  return Object.entries(responses)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, Value]) => ({ Name: name.slice(prefix.length), Value }));
}
