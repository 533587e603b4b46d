import { GetPackageDocument } from '../graphql/generated/graphql.ts';
import { expectedMessages, expectedPushes } from './expectations.ts';
import type { GraphqlClient } from './graphql-client.ts';
import type { PlayedPackage } from './play.ts';
import type { Push, Received } from './received.ts';

export type DemoSummary = {
  packages: number;
  scansSent: number;
  sentTwice: number;
  pushesExpected: number;
  pushesReceived: number;
  pushesRepeated: number;
  messagesExpected: number;
  messagesReceived: number;
  /** What is not as it should be, a sentence each. */
  disagreements: string[];
};

const PATIENCE_MS = 30_000;

/** What came of the day, and every difference from the plan. Others may use the system too: their packages do not count. */
export async function compare(
  played: PlayedPackage[],
  received: Received,
  admin: GraphqlClient,
  inboxUrl: string,
): Promise<DemoSummary> {
  const expected = played.flatMap(({ id, plan }) =>
    expectedPushes(plan).map((push) => ({ packageId: id, ...push })),
  );
  const missing = () => expected.filter((push) => !received.has(push));
  const messagesExpected = sum(played.map(({ plan }) => expectedMessages(plan)));
  const messages = () => messagesAbout(inboxUrl, played);
  await recipientsTold(played, inboxUrl);
  await settled(async () => missing().length === 0);

  const counts = await messages();
  const ids = new Set(played.map(({ id }) => id));
  const heard = received.pushes().filter(({ packageId }) => ids.has(packageId));
  return {
    packages: played.length,
    scansSent: sum(played.map(({ plan }) => plan.scans.length)),
    sentTwice: sum(played.map(({ plan }) => plan.scans.filter(({ sentTwice }) => sentTwice).length)),
    pushesExpected: expected.length,
    pushesReceived: heard.length,
    pushesRepeated: received.repeated(),
    messagesExpected,
    messagesReceived: sum([...counts.values()]),
    disagreements: [
      ...missing().map(notHeard),
      ...unexpected(heard.length - (expected.length - missing().length)),
      ...played.flatMap((parcel) => wrongMessages(parcel, counts.get(parcel.trackingNumber) ?? 0)),
      ...(await wrongPackages(played, admin)),
    ],
  };
}

/** Waits for every message that is expected. */
export async function recipientsTold(played: PlayedPackage[], inboxUrl: string): Promise<void> {
  const expected = sum(played.map(({ plan }) => expectedMessages(plan)));
  await settled(async () => sum([...(await messagesAbout(inboxUrl, played)).values()]) >= expected);
}

function notHeard({ officeCode, version, packageId }: Push): string {
  return `${officeCode} did not hear of version ${version} of ${packageId}.`;
}

function unexpected(count: number): string[] {
  return count > 0 ? [`${count} pushes came that nobody expected.`] : [];
}

function wrongMessages({ plan, trackingNumber }: PlayedPackage, count: number): string[] {
  const expected = expectedMessages(plan);
  return count === expected
    ? []
    : [`${trackingNumber}: ${count} messages in the inbox instead of ${expected}.`];
}

async function wrongPackages(played: PlayedPackage[], admin: GraphqlClient): Promise<string[]> {
  const wrong: string[] = [];
  for (const { id, plan, trackingNumber } of played) {
    const { getPackage } = await admin.send(GetPackageDocument, { id });
    const version = plan.scans.length + 1;
    if (getPackage?.status === 'DELIVERED' && getPackage.version === version) continue;
    wrong.push(
      `${trackingNumber} is ${getPackage?.status} at version ${getPackage?.version}, not DELIVERED at ${version}.`,
    );
  }
  return wrong;
}

/** A tracking number as people read it: four groups of four. */
const PRINTED_NUMBER = /[0-9A-Z]{4}(?: [0-9A-Z]{4}){3}/;

/** How many messages of the inbox name each of these packages. */
async function messagesAbout(inboxUrl: string, played: PlayedPackage[]): Promise<Map<string, number>> {
  const response = await fetch(`${inboxUrl}.json`);
  const messages = (await response.json()) as { body: string }[];
  const counts = new Map(played.map(({ trackingNumber }) => [trackingNumber, 0]));
  for (const { body } of messages) {
    const [printed] = PRINTED_NUMBER.exec(body) ?? [];
    const trackingNumber = printed?.replaceAll(' ', '') ?? '';
    const count = counts.get(trackingNumber);
    if (count !== undefined) counts.set(trackingNumber, count + 1);
  }
  return counts;
}

/** Waits until it holds, and gives up when it has not after half a minute. */
async function settled(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 200));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
