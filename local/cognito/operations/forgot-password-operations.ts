import type {
  ConfirmForgotPasswordRequest,
  ForgotPasswordRequest,
  ForgotPasswordResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { deliveryDetails, sendCode, useCode } from '../confirmation-code.ts';
import type { CognitoContext } from '../context.ts';
import { codeMismatch, invalidParameter, required, userNotFound } from '../faults.ts';
import { checkPassword } from '../password-policy.ts';
import { findUser, isVerified, setPassword } from '../users.ts';

export const forgotPasswordOperations = (context: CognitoContext) => ({
  ForgotPassword(input: ForgotPasswordRequest): ForgotPasswordResponse {
    const { pool, client } = context.pools.byClient(input.ClientId);
    const name = required(input.Username, 'Username');
    const user = findUser(pool, name);
    if (!user) {
      if (client.PreventUserExistenceErrors !== 'ENABLED') throw userNotFound();
      return { CodeDeliveryDetails: deliveryDetails(name.includes('@') ? name : `${name}@${name}`, 'email') };
    }
    const attribute = (['email', 'phone_number'] as const).find((each) => isVerified(user, each));
    if (!attribute) {
      throw invalidParameter(
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      );
    }
    const CodeDeliveryDetails = sendCode(context, user, { purpose: 'FORGOT_PASSWORD', attribute });
    pool.save();
    return { CodeDeliveryDetails };
  },

  ConfirmForgotPassword(input: ConfirmForgotPasswordRequest): object {
    const { pool, client } = context.pools.byClient(input.ClientId);
    const password = required(input.Password, 'Password');
    const user = findUser(pool, required(input.Username, 'Username'));
    if (!user) throw client.PreventUserExistenceErrors === 'ENABLED' ? codeMismatch() : userNotFound();

    checkPassword(password, pool.properties.Policies?.PasswordPolicy);
    const attribute = useCode(user, 'FORGOT_PASSWORD', input.ConfirmationCode, context.now());
    user.attributes[`${attribute}_verified`] = 'true';
    setPassword(pool, user, password, context.now());
    pool.save();
    return {};
  },
});
