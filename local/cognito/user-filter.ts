import { invalidParameter } from './faults.ts';
import type { User } from './user-pool.ts';

/** The filter of ListUsers: an attribute that is (`=`) or begins with (`^=`) something, e.g. `email ^= "ada"`. */
export function userFilter(filter: string | undefined): (user: User) => boolean {
  if (!filter?.trim()) return () => true;
  const [, attribute, operator, value] = /^\s*([\w:]+)\s*(\^?=)\s*"(.*)"\s*$/.exec(filter) ?? [];
  if (!attribute || value === undefined) throw invalidParameter('One or more parameters are invalid.');

  return (user) => {
    const actual = valueOf(user, attribute);
    return operator === '=' ? actual === value : actual.startsWith(value);
  };
}

function valueOf(user: User, attribute: string): string {
  if (attribute === 'username') return user.username;
  if (attribute === 'status') return user.enabled ? 'Enabled' : 'Disabled';
  if (attribute === 'cognito:user_status') return user.status;
  return user.attributes[attribute] ?? '';
}
