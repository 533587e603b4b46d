import {
  PublishPackageEventDocument,
  PublishPublicTrackingDocument,
  type PackageEvent,
  type PublicTracking,
} from '../../graphql/generated/graphql.ts';
import type { Push } from '../appsync.ts';
import type { EndedRight } from './outbox.ts';

/** Hands an event to everyone who subscribed, by the mutation that only IAM may call. */
export const pushToSubscribers =
  (push: Push) =>
  async (event: PackageEvent): Promise<void> => {
    await push(PublishPackageEventDocument, { event: JSON.stringify(event) });
  };

/** The same for everyone who follows a tracking number. */
export const pushToPublic =
  (push: Push) =>
  async (tracking: PublicTracking): Promise<void> => {
    await push(PublishPublicTrackingDocument, { tracking: JSON.stringify(tracking) });
  };

/** Ends what rests on a right that was taken away: what began while it was told the first time. Nothing is answered, since nothing is pushed. */
export const endRight =
  (push: Push) =>
  async (endedRight: EndedRight): Promise<void> => {
    await push(PublishPackageEventDocument, { event: JSON.stringify({ endedRight }) }, { null: true });
  };
