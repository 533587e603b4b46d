import type {
  AdminDeleteUserRequest,
  AdminGetUserRequest,
  AdminGetUserResponse,
  AdminSetUserPasswordRequest,
  AdminUpdateUserAttributesRequest,
  ListUsersRequest,
  ListUsersResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { changeAttributes } from '../attribute-changes.ts';
import { attributeRecord } from '../attributes.ts';
import type { CognitoContext } from '../context.ts';
import { required } from '../faults.ts';
import { pageOf } from '../page-of.ts';
import { signOutEverywhere } from '../sessions.ts';
import type { User, UserPool } from '../user-pool.ts';
import { userFilter } from '../user-filter.ts';
import { listedUser, userDetails } from '../user-shapes.ts';
import { existingUser, setPassword } from '../users.ts';

type UserOfPool = { UserPoolId: string | undefined; Username: string | undefined };

export function adminUserOperations(context: CognitoContext) {
  const { pools, now } = context;

  /** Changes a user, and keeps the change. */
  function change(input: UserOfPool, apply: (user: User, pool: UserPool) => void): object {
    const pool = pools.byId(input.UserPoolId);
    const user = existingUser(pool, required(input.Username, 'Username'));
    apply(user, pool);
    user.modifiedAt = now();
    pool.save();
    return {};
  }

  return {
    AdminGetUser(input: AdminGetUserRequest): AdminGetUserResponse {
      const pool = pools.byId(input.UserPoolId);
      return userDetails(existingUser(pool, required(input.Username, 'Username')));
    },

    ListUsers(input: ListUsersRequest): ListUsersResponse {
      const users = [...pools.byId(input.UserPoolId).users.values()].filter(userFilter(input.Filter));
      const { page, next } = pageOf(users, input.Limit, input.PaginationToken);
      return { Users: page.map((user) => listedUser(user, input.AttributesToGet)), PaginationToken: next };
    },

    AdminSetUserPassword: (input: AdminSetUserPasswordRequest) =>
      change(input, (user, pool) =>
        setPassword(pool, user, required(input.Password, 'Password'), now(), !input.Permanent),
      ),

    AdminUpdateUserAttributes: (input: AdminUpdateUserAttributesRequest) =>
      change(input, (user, pool) => {
        changeAttributes(context, pool, user, attributeRecord(pool, input.UserAttributes));
      }),

    AdminEnableUser: (input: UserOfPool) => change(input, (user) => void (user.enabled = true)),
    AdminDisableUser: (input: UserOfPool) => change(input, (user) => void (user.enabled = false)),
    AdminConfirmSignUp: (input: UserOfPool) => change(input, (user) => void (user.status = 'CONFIRMED')),
    AdminUserGlobalSignOut: (input: UserOfPool) =>
      change(input, (user, pool) => signOutEverywhere(pool, user)),

    AdminDeleteUser: (input: AdminDeleteUserRequest) =>
      change(input, (user, pool) => {
        signOutEverywhere(pool, user);
        pool.users.delete(user.username);
      }),
  };
}
