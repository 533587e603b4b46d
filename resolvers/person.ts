import type { Context } from '@aws-appsync/utils';
import type { Person } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';
import { outcome, type Refusable } from './outcome.ts';
import { isUuid } from './uuid.ts';

/** The person as a mutation has left them. */
export function changedPerson(ctx: Context): Person | null {
  return outcome<Refusable & { person?: Person }>(ctx)?.person ?? null;
}

/** An id that cannot be one is answered as that of nobody. */
export function idOfPerson(personId: string): string {
  if (!isUuid(personId)) {
    fail('NOT_FOUND', `There is no person ${personId}.`);
  }
  return personId;
}

export function idOfPackage(packageId: string): string {
  if (!isUuid(packageId)) {
    fail('NOT_FOUND', `There is no package ${packageId}.`);
  }
  return packageId;
}
