import type { EventKind, PackageEvent, PackageStatus } from '../graphql/generated/graphql.ts';

/** The status that the recipient hears of, by the kind of event that brought it about. */
const TOLD_TO_RECIPIENT: { readonly [kind in EventKind]?: PackageStatus } = {
  RECEIVE: 'ARRIVED',
  SHELVE: 'READY_FOR_PICKUP',
};

export function tellsRecipient(event: Pick<PackageEvent, 'kind' | 'status' | 'isCounted'>): boolean {
  return event.isCounted && TOLD_TO_RECIPIENT[event.kind] === event.status;
}
