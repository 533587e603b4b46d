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

/** Tells the end of a right as the database does. Texts are compared: ids are written as they are kept there. */
export function endRight(payload: Record<string, string>) {
  endFollowing(payload);
  if (payload.officeId) {
    extensions.invalidateSubscriptions({ subscriptionField: 'onOfficeEvent', payload });
    extensions.invalidateSubscriptions({ subscriptionField: 'onImportProgress', payload });
  }
}

/** Of a right that is to a package alone. */
function endFollowing(payload: Record<string, unknown>) {
  extensions.invalidateSubscriptions({ subscriptionField: 'onPackageEvent', payload });
}

/** Somebody no longer works in an office. */
export function endWork(userId: string, officeId: string) {
  endRight({ userId, officeId });
}

/** A person no longer watches a package; ids as the client wrote them. */
export function endWatching(packageId: string, personId: string) {
  endFollowing({ packageId: packageId.toLowerCase(), personId: personId.toLowerCase() });
}

/** A person is nobody any more. */
export function endPerson(erasedPersonId: string) {
  endFollowing({ erasedPersonId });
}

/** A package has left offices that are neither its origin nor its destination. */
export function endStay(packageId: string, leftOfficeIds: string[]) {
  endFollowing({ packageId, leftOfficeIds });
}
