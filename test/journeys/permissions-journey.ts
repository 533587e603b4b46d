import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembly } from '../../commands/assembly.ts';
import { type ImportState, OnPackageEventDocument } from '../../graphql/generated/graphql.ts';
import type { AccessRecord } from '../../local/iam/policies/access-control.ts';
import { decide } from '../../local/iam/policies/decide.ts';
import { virtualClock } from '../../local/clock.ts';
import type { LocalCloud } from '../../local/local-cloud.ts';
import { seedClients } from '../../seed/clients.ts';
import { present } from '../present.ts';
import { registerParcel, scan } from './parcels.ts';
import { manageAccounts } from './permissions-accounts.ts';
import { exportCharges } from './permissions-export.ts';
import { importOne } from './permissions-import.ts';
import { lookAtAllContacts, tellSomebodyNew } from './permissions-messages.ts';
import { queuesOf } from './permissions-queues.ts';
import type { Template } from './permissions-statements.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

const TEMPLATE = 'Postroom.template.json';

/** A copy of the synthesised stack, whose template can be replaced. */
export type AssemblyCopy = {
  directory: string;
  template: Template;
  write: (template: Template) => void;
  remove: () => void;
};

export async function copyOfAssembly(): Promise<AssemblyCopy> {
  const directory = mkdtempSync(join(tmpdir(), 'permissions-'));
  cpSync(await assembly({ log: () => undefined }), directory, { recursive: true });
  const file = join(directory, TEMPLATE);
  return {
    directory,
    template: JSON.parse(readFileSync(file, 'utf8')) as Template,
    write: (template) => writeFileSync(file, JSON.stringify(template)),
    remove: () => rmSync(directory, { recursive: true }),
  };
}

/** What came of packages that went to their destination, one for each way to be told, of a manifest, and of the rest. */
export type Outcome = {
  /** What a client was told who could not go on. */
  problem?: string;
  /** The actions that somebody was not allowed. */
  refused: string[];
  versionsPushed: number[];
  /** How those heard who were told that a package arrived: senders by e-mail, recipients by either. */
  told: string[];
  /** What had schedules made, by what their names begin with, before any of them went off. */
  scheduled: string[];
  imported?: ImportState;
  /** What became of a file of charges, and how S3 answers who has its address. */
  exported?: string;
  /** What was done with accounts, as far as that went. */
  accounts: string[];
  /** How many messages each queue holds, by its logical id without CDK's hash. */
  queues: Record<string, number>;
};

const ARRIVED = /arrived|angekommen/;

/** What is done in a journey; somebody new to tell, and somebody overdue, come with packages. */
export type Part = 'packages' | 'later' | 'import' | 'charges' | 'accounts';
const WHOLE: Part[] = ['packages', 'later', 'import', 'charges', 'accounts'];

/** Starts the system that the directory holds, sends packages and a manifest through it, and stops it. */
export async function journey(
  directory: string,
  parts = WHOLE,
): Promise<Outcome & { access: LocalCloud['access'] }> {
  const clock = virtualClock(new Date());
  const pass = (minutes: number) => clock.advanceTo(minutesAfter(clock.now(), minutes));
  const system = await runningSystem({ directory, clock });
  try {
    const versionsPushed: number[] = [];
    let scheduled: string[] = [];
    let imported: ImportState | undefined;
    const work = async () => {
      if (parts.includes('packages')) await sendPackages(system, versionsPushed);
      if (parts.includes('later')) await tellSomebodyNew(system);
      scheduled = scheduledBy(system.cloud);
      if (parts.includes('later')) await goOn(system, pass);
      if (parts.includes('import')) imported = await importManifest(system);
    };
    const problem = await work().then(() => undefined, messageOf);
    const exported = parts.includes('charges')
      ? await exportCharges(system).catch(() => undefined)
      : undefined;
    const accounts = parts.includes('accounts') ? await manageAccounts(system) : [];
    const arrivals = system.cloud.inbox().filter(({ body }) => ARRIVED.test(body));
    return {
      ...(problem !== undefined && { problem }),
      refused: refusedActions(system.cloud.access()),
      versionsPushed,
      told: arrivals.map(({ channel }) => channel).sort(),
      scheduled,
      ...(imported !== undefined && { imported }),
      ...(exported !== undefined && { exported }),
      accounts,
      queues: await queuesOf(system.cloud),
      access: system.cloud.access,
    };
  } finally {
    await system.stop();
  }
}

async function sendPackages(system: RunningSystem, versions: number[]): Promise<void> {
  const lisbon = await system.signInAs('clerk', 'LIS1');
  const berlin = await system.signInAs('clerk', 'BER1');
  try {
    for (const way of ['EMAIL', 'SMS'] as const) {
      const parcel = await registerParcel(lisbon, way);
      await system.cloud.idle();
      await lisbon.subscribe(OnPackageEventDocument, { packageId: parcel.id }, ({ onPackageEvent }) => {
        versions.push(present(onPackageEvent?.version));
      });
      await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
      await scan(berlin, parcel, 'RECEIVE', 'BER1');
      await system.cloud.idle();
    }
  } finally {
    lisbon.close();
    berlin.close();
  }
}

/** Time passes: what was to be done later is done, and what nobody could hand on is given up. */
async function goOn(system: RunningSystem, pass: (minutes: number) => void): Promise<void> {
  await seedClients(system.cloud).execute(
    'update outbox set attempts = most_attempts_to_hand_on(), due_at = null where due_at is not null',
  );
  await sendOverdue(system, pass);
  // longer than messages are gathered
  pass(2 * 60);
  await system.cloud.idle();
  await lookAtAllContacts(system.cloud);
}

function scheduledBy(cloud: LocalCloud): string[] {
  return [...new Set(cloud.schedules().map(({ Name }) => Name.replace(/-.*/, '')))].sort();
}

/** A package whose leg was due long ago: somebody looks, and has handed on what they say. */
async function sendOverdue(system: RunningSystem, pass: (minutes: number) => void): Promise<void> {
  const lisbon = await system.signInAs('clerk', 'LIS1');
  try {
    const parcel = await registerParcel(lisbon);
    const occurredAt = minutesAfter(new Date(), -20 * 24 * 60).toISOString();
    await scan(lisbon, parcel, 'ACCEPT', 'LIS1', { occurredAt });
    await scan(lisbon, parcel, 'DEPART', 'LIS1', { occurredAt });
    await system.cloud.idle();
    for (let round = 0; round < 4; round++) {
      pass(5);
      await system.cloud.idle();
    }
  } finally {
    lisbon.close();
  }
}

function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000);
}

async function importManifest(system: RunningSystem): Promise<ImportState | undefined> {
  const lisbon = await system.signInAs('clerk', 'LIS1');
  try {
    return await importOne(lisbon, system.cloud);
  } finally {
    lisbon.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refusedActions({ statements, requests }: AccessRecord): string[] {
  const refused = requests.filter((request) => !decide(statements, request).isAllowed);
  return [...new Set(refused.map(({ action }) => action))].sort();
}
