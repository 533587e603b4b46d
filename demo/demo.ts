import { ListOfficesDocument, OnOfficeEventDocument } from '../graphql/generated/graphql.ts';
import type { DemoUser } from '../seed/users.ts';
import { randomFrom } from '../seed/random.ts';
import { compare, type DemoSummary } from './compare.ts';
import { planDay, type PlannedPackage } from './day.ts';
import { signIn, type Endpoints, type GraphqlClient } from './graphql-client.ts';
import { playHandOver, playUntilHandOver, type PlayedPackage, type Staff } from './play.ts';
import { received, type Received } from './received.ts';

export type DemoOptions = {
  endpoints: Endpoints;
  inboxUrl: string;
  users: DemoUser[];
  /** At least so many scans. */
  scanCount: number;
  onScan: (done: number, planned: number) => void;
};

const PACKAGES_AT_A_TIME = 16;

/** Plays a day of an organisation through the API and compares what came of it with what was planned. */
export async function playDemo(options: DemoOptions): Promise<DemoSummary> {
  const run = Date.now().toString(36);
  const plans = planDay(run, options.scanCount, new Date(), randomFrom(Date.now()));
  const admin = await signInAs(options, 'admin');
  const staff = await signInClerks(options, admin);
  const pushes = received();
  await subscribeAll(staff, pushes);

  const played = await playAll(plans, staff, options);
  const summary = await compare(played, pushes, admin, options.inboxUrl);

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
        if (event) pushes.add({ officeCode, packageId: event.packageId, version: event.version });
      }),
    ),
  );
}

async function playAll(
  plans: PlannedPackage[],
  staff: Staff,
  { onScan }: DemoOptions,
): Promise<PlayedPackage[]> {
  const planned = plans.reduce((sum, { scans }) => sum + scans.length, 0);
  let done = 0;
  const tick = () => onScan(++done, planned);
  const played = await someAtATime(plans, (plan) => playUntilHandOver(plan, staff, tick));
  await someAtATime(played, (parcel) => playHandOver(parcel, staff, tick));
  return played;
}

async function someAtATime<Item, Result>(
  items: Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const waiting = [...items];
  const results: Result[] = [];
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) results.push(await work(item));
  };
  await Promise.all(Array.from({ length: PACKAGES_AT_A_TIME }, worker));
  return results;
}
