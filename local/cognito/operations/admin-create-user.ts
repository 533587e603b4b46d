import { randomBytes, randomUUID } from 'node:crypto';
import type {
  AdminCreateUserRequest,
  AdminCreateUserResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { ServiceFault } from '../../aws-json.ts';
import { attributeRecord } from '../attributes.ts';
import type { CognitoContext } from '../context.ts';
import { required } from '../faults.ts';
import { checkPassword } from '../password-policy.ts';
import type { User } from '../user-pool.ts';
import { listedUser } from '../user-shapes.ts';
import { createUser, existingUser, setPassword } from '../users.ts';

export const adminCreateUserOperations = (context: CognitoContext) => ({
  AdminCreateUser(input: AdminCreateUserRequest): AdminCreateUserResponse {
    const { pools, now } = context;
    const pool = pools.byId(input.UserPoolId);
    const name = required(input.Username, 'Username');
    const password = input.TemporaryPassword || newTemporaryPassword();
    checkPassword(password, pool.properties.Policies?.PasswordPolicy);

    const isAgain = input.MessageAction === 'RESEND';
    const user = isAgain
      ? existingUser(pool, name)
      : createUser(pool, {
          name,
          attributes: attributeRecord(pool, input.UserAttributes),
          status: 'FORCE_CHANGE_PASSWORD',
          now: now(),
        });
    if (user.status !== 'FORCE_CHANGE_PASSWORD') {
      const message = `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`;
      throw new ServiceFault('UnsupportedUserStateException', message);
    }
    setPassword(pool, user, password, now(), true);
    pool.save();
    if (input.MessageAction !== 'SUPPRESS') invite(context, user, { name, password, input });
    return { User: listedUser(user) };
  },
});

/** By SMS, as Cognito does where nothing is said; by e-mail where that is asked for. */
function invite(
  { sendMessage }: CognitoContext,
  { attributes }: User,
  { name, password, input }: { name: string; password: string; input: AdminCreateUserRequest },
): void {
  const media = input.DesiredDeliveryMediums?.length ? input.DesiredDeliveryMediums : ['SMS'];
  const body = `Your username is ${name} and temporary password is ${password}.`;
  const { email, phone_number: phoneNumber } = attributes;

  if (media.includes('SMS') && phoneNumber) {
    sendMessage({ channel: 'sms', to: phoneNumber, body, messageId: randomUUID() });
  }
  if (media.includes('EMAIL') && email) {
    const subject = 'Your temporary password';
    sendMessage({ channel: 'email', to: email, subject, body, messageId: randomUUID() });
  }
}

/** Meets any policy of up to 24 characters. */
function newTemporaryPassword(): string {
  return `${randomBytes(15).toString('base64url')}aA1!`;
}
