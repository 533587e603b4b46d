import type { AsOfInput } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';

/** The moments that a client asks for, as the text of the `as_of jsonb` that the database takes; null for now. */
export function asOf(asked?: AsOfInput | null): string | null {
  if (!asked) {
    return null;
  }
  const { happenedBy = null, knownBy = null } = asked;
  if (happenedBy === null && knownBy === null) {
    fail('INVALID_INPUT', 'asOf needs a moment: happenedBy, knownBy or both.');
  }
  return JSON.stringify({ happenedBy, knownBy });
}
