import type {
  GetTokensFromRefreshTokenRequest,
  GetTokensFromRefreshTokenResponse,
  GlobalSignOutRequest,
  RevokeTokenRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { callerOf } from '../access-token.ts';
import type { CognitoContext } from '../context.ts';
import { required } from '../faults.ts';
import { refresh, revoke, signOutEverywhere } from '../sessions.ts';

export const sessionOperations = ({ pools, now }: CognitoContext) => ({
  /** How Amplify refreshes (F113). */
  async GetTokensFromRefreshToken(
    input: GetTokensFromRefreshTokenRequest,
  ): Promise<GetTokensFromRefreshTokenResponse> {
    const client = pools.byClient(input.ClientId);
    return { AuthenticationResult: await refresh(client, input.RefreshToken, now()) };
  },

  RevokeToken(input: RevokeTokenRequest): object {
    revoke(pools.byClient(input.ClientId).pool, required(input.Token, 'Token'), now());
    return {};
  },

  async GlobalSignOut(input: GlobalSignOutRequest): Promise<object> {
    const { pool, user } = await callerOf(pools, input.AccessToken, now());
    signOutEverywhere(pool, user);
    return {};
  },
});
