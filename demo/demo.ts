import {
  GetPackageDocument,
  ListOfficesDocument,
  OnOfficeEventDocument,
} from '../graphql/generated/graphql.ts';
import type { DemoUser } from '../seed/users.ts';
import { randomFrom } from '../seed/random.ts';
import { planDay, type PlannedPackage } from './day.ts';
import { expectedMessages, expectedPushes } from './expectations.ts';
import { signIn, type Endpoints, type GraphqlClient } from './graphql-client.ts';
import { playPackage, type PlayedPackage, type Staff } from './play.ts';
import { received, type Received } from './received.ts';

export type DemoOptions = {
  endpoints: Endpoints;
  inboxUrl: string;
  users: DemoUser[];
  /** At least so many scans. */
  scanCount: number;
  onScan: (done: number, planned: number) => void;
};

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

const PACKAGES_AT_A_TIME = 16;
const PATIENCE_MS = 30_000;

/** Plays a day of an organisation through the API and compares what came of it with what was planned. */
export async function playDemo(options: DemoOptions): Promise<DemoSummary> {
  const run = Date.now().toString(36);
  const plans = planDay(run, options.scanCount, new Date(), randomFrom(Date.now()));
  const admin = await signInAs(options, 'admin');
  const staff = await signInClerks(options, admin);
  const pushes = received();
  await subscribeAll(staff, pushes);

  const played = await playAll(plans, staff, options.onScan);
  const summary = await compare(played, pushes, admin, options);

  for (const { client } of Object.values(staff)) client.close();
  return summary;
}

async function signInAs({ endpoints, users }: DemoOptions, role: DemoUser['role']): Promise<GraphqlClient> {
  const user = users.find((candidate) => candidate.role === role);
  if (!user) throw new Error(`There is no demo user with the role ${role}.`);
  return signIn(endpoints, user.username, user.password);
}

/** A clerk of every office, with the office's id. */
async function signInClerks({ endpoints, users }: DemoOptions, admin: GraphqlClient): Promise<Staff> {
  const { listOffices } = await admin.send(ListOfficesDocument, { limit: 100 });
  const idOf = new Map(listOffices?.items.map(({ code, id }) => [code, id]));
  const clerks = users.filter(
    ({ role, officeCode }) => role === 'clerk' && officeCode && idOf.has(officeCode),
  );
  const workers = clerks.map(async ({ username, password, officeCode }) => [
    officeCode as string,
    {
      client: await signIn(endpoints, username, password),
      officeId: idOf.get(officeCode as string) as string,
    },
  ]);
  return Object.fromEntries(await Promise.all(workers)) as Staff;
}

async function subscribeAll(staff: Staff, pushes: Received): Promise<void> {
  await Promise.all(
    Object.entries(staff).map(([officeCode, { client, officeId }]) =>
      client.subscribe(OnOfficeEventDocument, { officeId }, ({ onOfficeEvent: event }) => {
        if (event) pushes.add(officeCode, event.packageId, event.version);
      }),
    ),
  );
}

async function playAll(
  plans: PlannedPackage[],
  staff: Staff,
  onScan: DemoOptions['onScan'],
): Promise<PlayedPackage[]> {
  const planned = plans.reduce((sum, { scans }) => sum + scans.length, 0);
  const waiting = [...plans];
  const played: PlayedPackage[] = [];
  let done = 0;
  const work = async () => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      played.push(await playPackage(plan, staff, () => onScan(++done, planned)));
    }
  };
  await Promise.all(Array.from({ length: PACKAGES_AT_A_TIME }, work));
  return played;
}

async function compare(
  played: PlayedPackage[],
  pushes: Received,
  admin: GraphqlClient,
  { inboxUrl }: DemoOptions,
): Promise<DemoSummary> {
  const expected = played.flatMap(({ id, plan }) => expectedPushes(plan).map((push) => ({ id, ...push })));
  const isMissing = ({ id, officeCode, version }: (typeof expected)[number]) =>
    !pushes.has(officeCode, id, version);
  const messagesExpected = played.reduce((sum, { plan }) => sum + expectedMessages(plan), 0);
  const numbers = new Map(played.map((parcel) => [parcel.trackingNumber, parcel]));
  const countMessages = () => messagesAbout(inboxUrl, new Set(numbers.keys()));
  await settled(async () => !expected.some(isMissing) && (await countMessages()).size >= numbers.size);

  const messages = await countMessages();
  const messagesReceived = [...messages.values()].reduce((sum, count) => sum + count, 0);
  const disagreements = [
    ...expected
      .filter(isMissing)
      .map((push) => `${push.officeCode} did not hear of version ${push.version} of ${push.id}.`),
    ...(pushes.distinct() > expected.length
      ? [`${pushes.distinct() - expected.length} pushes came that nobody expected.`]
      : []),
    ...played.flatMap((parcel) => wrongMessages(parcel, messages.get(parcel.trackingNumber) ?? 0)),
    ...(await wrongPackages(played, admin)),
  ];
  return {
    packages: played.length,
    scansSent: played.reduce((sum, { plan }) => sum + plan.scans.length, 0),
    sentTwice: played.reduce(
      (sum, { plan }) => sum + plan.scans.filter(({ sentTwice }) => sentTwice).length,
      0,
    ),
    pushesExpected: expected.length,
    pushesReceived: pushes.distinct(),
    pushesRepeated: pushes.repeated(),
    messagesExpected,
    messagesReceived,
    disagreements,
  };
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

/** How many messages of the inbox name each tracking number. */
async function messagesAbout(inboxUrl: string, trackingNumbers: Set<string>): Promise<Map<string, number>> {
  const response = await fetch(`${inboxUrl}.json`);
  const messages = (await response.json()) as { body: string }[];
  const counts = new Map<string, number>();
  for (const { body } of messages) {
    const about = body
      .replaceAll(' ', '')
      .match(/[0-9A-Z]{16}/g)
      ?.find((word) => trackingNumbers.has(word));
    if (about) counts.set(about, (counts.get(about) ?? 0) + 1);
  }
  return counts;
}

/** Waits until it holds, and gives up when it has not after half a minute. */
async function settled(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 200));
}
