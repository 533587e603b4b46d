import type {
  ChangePasswordRequest,
  GetUserRequest,
  GetUserResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { callerOf } from '../access-token.ts';
import { attributeList, readableAttributes } from '../attributes.ts';
import type { CognitoContext } from '../context.ts';
import { required, wrongPassword } from '../faults.ts';
import { isPassword } from '../srp/verifier.ts';
import { setPassword } from '../users.ts';

export const accountOperations = ({ pools, now }: CognitoContext) => ({
  async GetUser(input: GetUserRequest): Promise<GetUserResponse> {
    const { user, client } = await callerOf(pools, input.AccessToken, now());
    return {
      Username: user.username,
      UserAttributes: attributeList(readableAttributes(client, user.attributes)),
    };
  },

  async ChangePassword(input: ChangePasswordRequest): Promise<object> {
    const { pool, user } = await callerOf(pools, input.AccessToken, now());
    const previous = required(input.PreviousPassword, 'PreviousPassword');
    const account = { poolName: pool.name, username: user.username };
    if (!user.password || !isPassword(account, previous, user.password)) throw wrongPassword();

    setPassword(pool, user, required(input.ProposedPassword, 'ProposedPassword'), now());
    pool.save();
    return {};
  },
});
