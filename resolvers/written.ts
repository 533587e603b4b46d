import type { ErrorCode, Package } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';

/** What a function of the database answers that writes: the package as it is now, or why nothing was written. */
export type Written = { package?: Package; error?: { code: ErrorCode; message: string } };

export function packageOf(written?: Written | null): Package | null {
  if (written?.error) {
    fail(written.error.code, written.error.message);
  }
  return written?.package ?? null;
}
