import type { Answer } from './asking.ts';
import type { Asked, Cell } from './cells.ts';
import { nameOf } from './operations.ts';

/** What a subscriber hears of, by which name of the subject. */
const HEARD: Record<string, { by: 'id' | 'trackingNumber'; in: string }> = {
  'Subscription.onPackageEvent': { by: 'id', in: 'packageId' },
  'Subscription.onOfficeEvent': { by: 'id', in: 'officeIds' },
  'Subscription.onImportProgress': { by: 'id', in: 'id' },
  'Subscription.onPublicTracking': { by: 'trackingNumber', in: 'trackingNumber' },
};

/** Which subscriptions a mutation ends when a right goes. */
const ENDED: Record<string, string[]> = {
  'Mutation.removeStaff': ['onImportProgress', 'onOfficeEvent', 'onPackageEvent'],
  'Mutation.removeWatcher': ['onPackageEvent'],
  'Mutation.erasePerson': ['onPackageEvent'],
  'Mutation.publishPackageEvent (the end of a right)': [
    'onImportProgress',
    'onOfficeEvent',
    'onPackageEvent',
  ],
  'Mutation.publishPackageEvent (left)': ['onPackageEvent'],
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
    if (
      !JSON.stringify(filter ?? null).match(
        new RegExp(`"fieldName":"${heard.in}".*"value":"${subject[heard.by]}"`),
      )
    )
      return `${field} of ${role} is not filtered by its subject: ${JSON.stringify(filter)}`;
    const isRevocable = heard.by === 'id' && !['admin', 'system'].includes(role);
    if (isRevocable && !invalidation) return `${field} of ${role} does not end with the right`;
  }
  const ended = ENDED[nameOf(operation)];
  const fields = [...new Set(answer.invalidated ?? [])].sort();
  return ended && fields.join() !== ended.join()
    ? `${nameOf(operation)} ends ${fields.join() || 'nothing'}`
    : null;
}
