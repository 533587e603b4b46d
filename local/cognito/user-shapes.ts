import type { AdminGetUserResponse, UserType } from '@aws-sdk/client-cognito-identity-provider';
import { attributeList } from './attributes.ts';
import type { User } from './user-pool.ts';

export function userDetails(user: User): AdminGetUserResponse {
  return { ...commonShape(user), UserAttributes: attributeList(user.attributes) };
}

export function listedUser(user: User, attributesToGet = Object.keys(user.attributes)): UserType {
  const Attributes = attributeList(user.attributes).filter(({ Name = '' }) => attributesToGet.includes(Name));
  return { ...commonShape(user), Attributes };
}

function commonShape(user: User) {
  return {
    Username: user.username,
    UserCreateDate: new Date(user.createdAt),
    UserLastModifiedDate: new Date(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
