import type {
  AdminAddUserToGroupRequest,
  AdminListGroupsForUserRequest,
  CreateGroupRequest,
  CreateGroupResponse,
  GroupType,
  ListGroupsRequest,
  ListGroupsResponse,
  ListUsersInGroupRequest,
  ListUsersInGroupResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { ServiceFault } from '../../aws-json.ts';
import type { CognitoContext } from '../context.ts';
import { notFound, required } from '../faults.ts';
import { pageOf } from '../page-of.ts';
import type { UserPoolGroupProperties } from '../types.ts';
import type { UserPool } from '../user-pool.ts';
import { listedUser } from '../user-shapes.ts';
import { existingUser } from '../users.ts';

export const groupOperations = ({ pools }: CognitoContext) => ({
  CreateGroup(input: CreateGroupRequest): CreateGroupResponse {
    const pool = pools.byId(input.UserPoolId);
    const { Description, Precedence, RoleArn } = input;
    const GroupName = required(input.GroupName, 'GroupName');
    if (pool.groups.has(GroupName)) {
      throw new ServiceFault('GroupExistsException', 'A group with the name already exists.');
    }
    const group = { GroupName, Description, Precedence, RoleArn };
    pool.groups.set(GroupName, group);
    pool.save();
    return { Group: groupShape(pool, group) };
  },

  ListGroups(input: ListGroupsRequest): ListGroupsResponse {
    const pool = pools.byId(input.UserPoolId);
    const { page, next } = pageOf([...pool.groups.values()], input.Limit, input.NextToken);
    return { Groups: page.map((group) => groupShape(pool, group)), NextToken: next };
  },

  ListUsersInGroup(input: ListUsersInGroupRequest): ListUsersInGroupResponse {
    const { pool, group } = groupOf(pools.byId(input.UserPoolId), input.GroupName);
    const members = [...pool.users.values()].filter(({ groups }) => groups.includes(group.GroupName));
    const { page, next } = pageOf(members, input.Limit, input.NextToken);
    return { Users: page.map((user) => listedUser(user)), NextToken: next };
  },

  AdminListGroupsForUser(input: AdminListGroupsForUserRequest): ListGroupsResponse {
    const pool = pools.byId(input.UserPoolId);
    const user = existingUser(pool, required(input.Username, 'Username'));
    const groups = user.groups.map((name) => groupShape(pool, groupOf(pool, name).group));
    const { page, next } = pageOf(groups, input.Limit, input.NextToken);
    return { Groups: page, NextToken: next };
  },

  AdminAddUserToGroup(input: AdminAddUserToGroupRequest): object {
    const { pool, group } = groupOf(pools.byId(input.UserPoolId), input.GroupName);
    const user = existingUser(pool, required(input.Username, 'Username'));
    if (!user.groups.includes(group.GroupName)) user.groups.push(group.GroupName);
    pool.save();
    return {};
  },

  AdminRemoveUserFromGroup(input: AdminAddUserToGroupRequest): object {
    const { pool, group } = groupOf(pools.byId(input.UserPoolId), input.GroupName);
    const user = existingUser(pool, required(input.Username, 'Username'));
    user.groups = user.groups.filter((name) => name !== group.GroupName);
    pool.save();
    return {};
  },
});

function groupOf(
  pool: UserPool,
  name: string | undefined,
): { pool: UserPool; group: UserPoolGroupProperties } {
  const group = pool.groups.get(required(name, 'GroupName'));
  if (!group) throw notFound('Group not found.');
  return { pool, group };
}

function groupShape(pool: UserPool, group: UserPoolGroupProperties): GroupType {
  return { UserPoolId: pool.id, ...group };
}
