import type { Answer } from './asking.ts';
import type { Asked, Cell } from './cells.ts';

/** What a subscriber hears of, by which name of the subject. */
const HEARD: Record<string, 'id' | 'trackingNumber'> = {
  'Subscription.onPackageEvent': 'id',
  'Subscription.onOfficeEvent': 'id',
  'Subscription.onImportProgress': 'id',
  'Subscription.onPublicTracking': 'trackingNumber',
};

/** Whose subscriptions a mutation ends when a right goes. */
const ENDED: Record<string, string[]> = {
  'Mutation.removeStaff': ['onImportProgress', 'onOfficeEvent', 'onPackageEvent'],
  'Mutation.removeWatcher': ['onPackageEvent'],
  'Mutation.erasePerson': ['onPackageEvent'],
};

/** Null where a subscription is filtered and ended by what was checked, or what is wrong. */
export function faultOfEffects(
  { operation, role, expected }: Cell,
  { subject }: Asked,
  answer: Answer,
): string | null {
  if (expected !== 'done') return null;
  const { field } = operation;
  const heard = HEARD[field];
  if (heard) {
    const { filter, invalidation } = (answer.filter ?? {}) as { filter?: unknown; invalidation?: unknown };
    if (!JSON.stringify(filter ?? null).includes(`"value":"${subject[heard]}"`))
      return `${field} of ${role} is not filtered by its subject: ${JSON.stringify(filter)}`;
    const isRevocable = heard === 'id' && !['admin', 'finance', 'system'].includes(role);
    if (isRevocable && !invalidation) return `${field} of ${role} does not end with the right`;
  }
  const ended = ENDED[field];
  const fields = [...new Set(answer.invalidated ?? [])].sort();
  return ended && fields.join() !== ended.join() ? `${field} ends ${fields.join() || 'nothing'}` : null;
}
