import type {
  ConfirmSignUpRequest,
  ResendConfirmationCodeRequest,
  ResendConfirmationCodeResponse,
  SignUpRequest,
  SignUpResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { attributeRecord, checkWritable } from '../attributes.ts';
import { sendCode, useCode } from '../confirmation-code.ts';
import type { CognitoContext } from '../context.ts';
import { codeMismatch, invalidParameter, notAuthorized, required, userNotFound } from '../faults.ts';
import { checkPassword } from '../password-policy.ts';
import type { User, UserPool } from '../user-pool.ts';
import { createUser, findUser, setPassword } from '../users.ts';

export const signUpOperations = (context: CognitoContext) => ({
  SignUp(input: SignUpRequest): SignUpResponse {
    const { pool, client } = context.pools.byClient(input.ClientId);
    if (pool.properties.AdminCreateUserConfig?.AllowAdminCreateUserOnly) {
      throw notAuthorized('SignUp is not permitted for this user pool');
    }
    const name = required(input.Username, 'Username');
    const password = required(input.Password, 'Password');
    const attributes = attributeRecord(pool, input.UserAttributes);
    checkWritable(client, attributes);
    checkPassword(password, pool.properties.Policies?.PasswordPolicy);

    const user = createUser(pool, { name, attributes, status: 'UNCONFIRMED', now: context.now() });
    setPassword(pool, user, password, context.now());
    user.status = 'UNCONFIRMED';
    const CodeDeliveryDetails = sendSignUpCode(context, pool, user);
    pool.save();
    return { UserConfirmed: false, UserSub: user.attributes.sub, CodeDeliveryDetails };
  },

  ConfirmSignUp(input: ConfirmSignUpRequest): object {
    const { pool, client } = context.pools.byClient(input.ClientId);
    const user = findUser(pool, required(input.Username, 'Username'));
    if (!user) throw client.PreventUserExistenceErrors === 'ENABLED' ? codeMismatch() : userNotFound();
    if (user.status !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
    }
    const attribute = useCode(user, 'SIGN_UP', input.ConfirmationCode, context.now());
    user.status = 'CONFIRMED';
    user.attributes[`${attribute}_verified`] = 'true';
    pool.save();
    return {};
  },

  ResendConfirmationCode(input: ResendConfirmationCodeRequest): ResendConfirmationCodeResponse {
    const { pool } = context.pools.byClient(input.ClientId);
    const user = findUser(pool, required(input.Username, 'Username'));
    if (!user) throw userNotFound();
    if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
    return { CodeDeliveryDetails: sendSignUpCode(context, pool, user) };
  },
});

function sendSignUpCode(context: CognitoContext, pool: UserPool, user: User) {
  const attribute = contactOf(pool, user);
  if (!attribute) return undefined;
  const details = sendCode(context, user, { purpose: 'SIGN_UP', attribute });
  pool.save();
  return details;
}

/** Where the code goes: to a phone before an e-mail address, where the pool verifies both. */
function contactOf({ properties }: UserPool, user: User): 'email' | 'phone_number' | undefined {
  const contacts = ['phone_number', 'email'] as const;
  return contacts.find(
    (attribute) => properties.AutoVerifiedAttributes?.includes(attribute) && user.attributes[attribute],
  );
}
