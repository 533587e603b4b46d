import { PublishPackageEventDocument, type PackageEvent } from '../../graphql/generated/graphql.ts';
import type { Push } from '../appsync.ts';

/** Hands an event to everyone who subscribed, by the mutation that only IAM may call. */
export const pushToSubscribers =
  (push: Push) =>
  async (event: PackageEvent): Promise<void> => {
    await push(PublishPackageEventDocument, { event: JSON.stringify(event) });
  };
