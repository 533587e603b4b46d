import type { PackageEvent } from '../graphql/generated/graphql.ts';

/** What the topic `package-events` says of an event: whoever needs more asks for it. Nothing about a person. */
export type PackageEventMessage = Pick<
  PackageEvent,
  'id' | 'packageId' | 'version' | 'kind' | 'status' | 'occurredAt' | 'isCounted' | 'officeIds'
>;

export function messageOf(event: PackageEvent): PackageEventMessage {
  const { id, packageId, version, kind, status, occurredAt, isCounted, officeIds } = event;
  return { id, packageId, version, kind, status, occurredAt, isCounted, officeIds };
}
