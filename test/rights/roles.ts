import type { Identity } from '../../local/appsync/types.ts';

/** Everybody who can ask, one of each kind. Members of staff work in the home office of the test's world. */
export const ROLES = [
  'admin',
  'manager',
  'clerk',
  'finance',
  'person',
  'nowhere',
  'left',
  'unknown',
  'key',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

type User = { groups: string[] | null; worksAtHome?: 'CLERK' | 'MANAGER' };

/**
 * The users among them. `nowhere` is staff without an office, `left` is no staff any more though an office still lists
 * them, and the group of `unknown` means nothing.
 */
export const USERS = {
  admin: { groups: ['admin'] },
  manager: { groups: ['staff'], worksAtHome: 'MANAGER' },
  clerk: { groups: ['staff'], worksAtHome: 'CLERK' },
  finance: { groups: ['finance'] },
  person: { groups: null },
  nowhere: { groups: ['staff'] },
  left: { groups: null, worksAtHome: 'MANAGER' },
  unknown: { groups: ['auditors'], worksAtHome: 'MANAGER' },
} satisfies Partial<Record<Role, User>>;
export type UserRole = keyof typeof USERS;

export function isUser(role: Role): role is UserRole {
  return Object.hasOwn(USERS, role);
}

/** Whose token is none that the API acts for: the claims that are wrong. */
export const MISUSED = {
  'id token': { token_use: 'id' },
  'token without an end': { exp: undefined },
} satisfies Record<string, Record<string, unknown>>;
export type Misused = keyof typeof MISUSED;

const SOURCE = ['127.0.0.1'];

/** As the API has them once a request is authenticated. */
export function identityOf(role: Role, subs: Record<UserRole, string>): Identity {
  if (role === 'key') return { mode: 'API_KEY' };
  if (role === 'system') {
    const arn = 'arn:aws:iam::000000000000:root';
    const principal = { accountId: '000000000000', arn, username: 'owner' };
    return { mode: 'AWS_IAM', principal, sourceIp: SOURCE };
  }
  return userIdentity(subs[role], USERS[role].groups);
}

/** An admin by a token that is not to be taken. One whose groups are text does not get as far as here (F115). */
export function misusedIdentity(misused: Misused, sub: string): Identity {
  return userIdentity(sub, ['admin'], MISUSED[misused]);
}

function userIdentity(sub: string, groups: string[] | null, changes: Record<string, unknown> = {}): Identity {
  const claims = {
    sub,
    token_use: 'access',
    exp: Math.floor(Date.now() / 1000) + 3_600,
    username: sub,
    ...(groups && { 'cognito:groups': groups }),
    ...changes,
  };
  return { mode: 'AMAZON_COGNITO_USER_POOLS', claims, groups, sourceIp: SOURCE, defaultAction: 'ALLOW' };
}
