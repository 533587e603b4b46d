import type { extensions } from '@aws-appsync/utils';
import { fail } from './interruption.ts';
import { checkedFilter } from './subscription-filter.ts';
import type { Session, SubscriptionFilter } from './types.ts';

type Eviction = Session['evictions'][number];
type Invalidation = Session['invalidations'][number];

/** How many subscriptions one request can invalidate (F83). */
const MOST_INVALIDATIONS = 5;

/** `extensions`: what handlers ask of subscriptions and the cache goes into the session (F41, F80, F83). */
export function extensionFunctions(session: () => Session) {
  function setSubscriptionFilter(filter: SubscriptionFilter | null): void {
    session().subscriptionFilter = filter ? checkedFilter(filter) : undefined;
  }

  function setSubscriptionInvalidationFilter(filter: SubscriptionFilter | null): void {
    session().invalidationFilter = filter ? checkedFilter(filter) : undefined;
  }

  function invalidateSubscriptions({ subscriptionField, payload }: Invalidation): void {
    const { invalidations } = session();
    if (invalidations.length === MOST_INVALIDATIONS) {
      fail(`A request can invalidate at most ${MOST_INVALIDATIONS} subscriptions.`);
    }
    invalidations.push({ subscriptionField, payload });
  }

  /** Takes its three arguments one by one, as in the typings, or as one object, as in the guide. */
  function evictFromApiCache(
    typeName: string | Eviction,
    fieldName: string,
    keyValuePair?: Eviction['keyValuePair'],
  ): void {
    session().evictions.push(typeof typeName === 'object' ? typeName : { typeName, fieldName, keyValuePair });
  }

  return {
    setSubscriptionFilter,
    setSubscriptionInvalidationFilter,
    invalidateSubscriptions,
    evictFromApiCache,
  } satisfies Record<keyof typeof extensions, unknown>;
}
