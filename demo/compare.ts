import { GetPackageDocument, NotificationsDocument } from '../graphql/generated/graphql.ts';
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
  /** For the night to end, or for their turn. */
  messagesWaiting: number;
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
  await settled(async () => missing().length === 0);

  const { ledgers, counts } = await told(played, admin, inboxUrl);
  const ids = new Set(played.map(({ id }) => id));
  const heard = received.pushes().filter(({ packageId }) => ids.has(packageId));
  return {
    packages: played.length,
    scansSent: sum(played.map(({ plan }) => plan.scans.length)),
    sentTwice: sum(played.map(({ plan }) => plan.scans.filter(({ sentTwice }) => sentTwice).length)),
    pushesExpected: expected.length,
    pushesReceived: heard.length,
    pushesRepeated: received.repeated(),
    messagesExpected: sum(played.map(({ plan }) => expectedMessages(plan).length)),
    messagesWaiting: sum([...ledgers.values()].map((rows) => rows.filter(isWaiting).length)),
    messagesReceived: sum([...counts.values()]),
    disagreements: [
      ...missing().map(notHeard),
      ...unexpected(heard.length - (expected.length - missing().length)),
      ...played.flatMap((parcel) =>
        wrongMessages(parcel, ledgers.get(parcel.id) ?? [], counts.get(parcel.trackingNumber) ?? 0),
      ),
      ...(await wrongPackages(played, admin)),
    ],
  };
}

type LedgerRow = { kind: string; role: string; channel: string; state: string; reason?: string | null };

const isWaiting = ({ state, reason }: LedgerRow) =>
  state === 'QUEUED' || (state === 'DEFERRED' && Boolean(reason));

type Told = { ledgers: Map<string, LedgerRow[]>; counts: Map<string, number> };

/** What became of the messages about each package, once ledger and inbox agree with the matrix. */
async function told(played: PlayedPackage[], admin: GraphqlClient, inboxUrl: string): Promise<Told> {
  const ledgers = new Map<string, LedgerRow[]>();
  let counts = new Map<string, number>();
  const isWrong = (parcel: PlayedPackage) =>
    wrongMessages(parcel, ledgers.get(parcel.id) ?? [], counts.get(parcel.trackingNumber) ?? 0).length > 0;
  await settled(async () => {
    for (const { id } of played.filter(isWrong)) {
      const { notifications } = await admin.send(NotificationsDocument, { packageId: id, limit: 100 });
      ledgers.set(id, notifications?.items ?? []);
    }
    counts = await messagesAbout(inboxUrl, played);
    return !played.some(isWrong);
  });
  return { ledgers, counts };
}

function notHeard({ officeCode, version, packageId }: Push): string {
  return `${officeCode} did not hear of version ${version} of ${packageId}.`;
}

function unexpected(count: number): string[] {
  return count > 0 ? [`${count} pushes came that nobody expected.`] : [];
}

/** Message by message: planned is what the matrix says, and in the inbox is what the ledger says was sent. */
function wrongMessages(
  { plan, trackingNumber }: PlayedPackage,
  ledger: LedgerRow[],
  inInbox: number,
): string[] {
  const expected = expectedMessages(plan).toSorted();
  const planned = ledger.map(({ kind, role, channel }) => `${kind} ${role} ${channel}`).toSorted();
  const sent = ledger.filter(({ state, channel }) => state === 'SENT' && channel === 'EMAIL').length;
  const unexplained = ledger.filter((row) => row.state !== 'SENT' && !isWaiting(row) && !row.reason).length;
  return [
    ...(planned.join() === expected.join()
      ? []
      : [`${trackingNumber}: planned ${planned.join(', ')} instead of ${expected.join(', ')}.`]),
    ...(inInbox === sent ? [] : [`${trackingNumber}: ${inInbox} e-mails in the inbox instead of ${sent}.`]),
    ...(unexplained === 0
      ? []
      : [`${trackingNumber}: ${unexplained} messages were not sent, and nothing says why.`]),
  ];
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
const PRINTED_NUMBERS = /[0-9A-Z]{4}(?: [0-9A-Z]{4}){3}/g;

/** How often the e-mails of the inbox name each of these packages: once for each thing they say. */
async function messagesAbout(inboxUrl: string, played: PlayedPackage[]): Promise<Map<string, number>> {
  const response = await fetch(`${inboxUrl}.json`);
  const messages = (await response.json()) as { channel: string; body: string }[];
  const counts = new Map(played.map(({ trackingNumber }) => [trackingNumber, 0]));
  for (const { body } of messages.filter(({ channel }) => channel === 'email')) {
    for (const [printed] of body.matchAll(PRINTED_NUMBERS)) {
      const trackingNumber = printed.replaceAll(' ', '');
      const count = counts.get(trackingNumber);
      if (count !== undefined) counts.set(trackingNumber, count + 1);
    }
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
