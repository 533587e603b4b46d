import { extensions, util } from '@aws-appsync/utils';

/** The ways in which a right can be taken away, each as what must be told of it. */
type Ends = Record<string, string>[];

/** What a subscription begins with, from the database. */
export type Followed = { id: string; ends: Ends };

/** Subscribes until one of these ends of the right is told. Without any it lasts as long as the token's groups. */
export function untilEnded(ends: Ends) {
  if (ends.length === 0) {
    return;
  }
  const alternatives: Record<string, unknown>[] = [];
  for (const end of ends) {
    const conditions: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(end)) {
      conditions[name] = name === 'leftOfficeIds' ? { contains: value } : { eq: value };
    }
    alternatives.push(conditions);
  }
  extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter({ or: alternatives }));
}

/** Somebody no longer works in an office. */
export function endWork(userId: string, officeId: string) {
  const payload = { userId, officeId };
  extensions.invalidateSubscriptions({ subscriptionField: 'onOfficeEvent', payload });
  extensions.invalidateSubscriptions({ subscriptionField: 'onPackageEvent', payload });
  extensions.invalidateSubscriptions({ subscriptionField: 'onImportProgress', payload });
}

/** A person no longer watches a package. Ids as clients write them: filters compare texts. */
export function endWatching(packageId: string, personId: string) {
  const payload = { packageId: packageId.toLowerCase(), personId: personId.toLowerCase() };
  extensions.invalidateSubscriptions({ subscriptionField: 'onPackageEvent', payload });
}

/** A person is nobody any more. */
export function endPerson(personId: string) {
  const payload = { erasedPersonId: personId.toLowerCase() };
  extensions.invalidateSubscriptions({ subscriptionField: 'onPackageEvent', payload });
}

/** A package has left offices that are neither its origin nor its destination. */
export function endStay(packageId: string, leftOfficeIds: string[]) {
  const payload = { packageId, leftOfficeIds };
  extensions.invalidateSubscriptions({ subscriptionField: 'onPackageEvent', payload });
}
