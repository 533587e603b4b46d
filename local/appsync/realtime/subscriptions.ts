import type { SubscriptionFilter } from '../runtime/types.ts';
import { matches } from './filter.ts';
import { filterIndex, type FilterIndex } from './filter-index.ts';
import type { Interest } from './subscribe.ts';

export type Subscription = Interest & {
  id: string;
  send: (frame: string) => void;
  /** Ends it as invalidation does (F83). */
  end: () => void;
};

/** All subscriptions under way, by field of `Subscription`. */
export type Subscriptions = {
  add: (subscription: Subscription) => void;
  delete: (subscription: Subscription) => void;
  /** Those whom the result of a mutation concerns. */
  wanting: (mutation: string, data: Record<string, unknown>) => Subscription[];
  /** Those that an invalidation ends. */
  invalidatedBy: (field: string, payload: Record<string, unknown>) => Subscription[];
};

type Kept = { index: FilterIndex<Subscription>; revocable: Set<Subscription> };

export function createSubscriptions(triggers: Map<string, string[]>): Subscriptions {
  const byField = new Map<string, Kept>();

  return {
    add: (subscription) => {
      const kept = byField.get(subscription.field.name) ?? { index: filterIndex(), revocable: new Set() };
      byField.set(subscription.field.name, kept);
      kept.index.add(subscription);
      if (subscription.invalidation) kept.revocable.add(subscription);
    },
    delete: (subscription) => {
      const kept = byField.get(subscription.field.name);
      kept?.index.delete(subscription);
      kept?.revocable.delete(subscription);
    },
    wanting: (mutation, data) =>
      (triggers.get(mutation) ?? []).flatMap((field) => byField.get(field)?.index.matching(data) ?? []),
    invalidatedBy: (field, payload) =>
      [...(byField.get(field)?.revocable ?? [])].filter(({ invalidation }) =>
        isInvalidated(invalidation, payload),
      ),
  };
}

/** A filter without conditions revokes nothing. */
function isInvalidated(filter: SubscriptionFilter | undefined, payload: Record<string, unknown>): boolean {
  return filter !== undefined && filter.filterGroup.length > 0 && matches(filter, payload);
}
