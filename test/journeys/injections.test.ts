import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { seedClients, type Execute } from '../../seed/clients.ts';
import { campaign, type Report } from './injection-campaign.ts';
import { callersOf } from './injection-callers.ts';
import { evidence } from './injection-evidence.ts';
import { places, type Place } from './injection-places.ts';
import { PLANTED_FUNCTION, withPlantedResolvers } from './injection-plants.ts';
import { worldOf } from './injection-world.ts';
import { oversized } from './oversized-campaign.ts';
import { copyOfAssembly, type AssemblyCopy } from './permissions-journey.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const PLACES = places();
/** Our own relay and import alone call them, and the database is not asked. */
const OURS = PLACES.filter(({ groups, byKey }) => !groups && !byKey);
const REACHED = PLACES.filter((place) => !OURS.includes(place));

/** In bytes; the first is longer than any text may be. */
const SIZES = process.env['INJECTIONS'] === 'all' ? [5_000, 70_000, 300_000, 900_000] : [5_000, 200_000];

async function campaignOn(
  system: RunningSystem,
  chosen: Place[],
  execute: Execute,
  isThorough = false,
): Promise<Report> {
  const admin = await system.signInAs('admin');
  const callers = await callersOf(system);
  const world = await worldOf(admin);
  await system.cloud.idle();
  try {
    const found = await evidence(execute);
    return await campaign(chosen, {
      ...{ callers, world, evidence: found, isThorough },
      settled: system.cloud.idle,
    });
  } finally {
    admin.close();
    callers.forEach(({ close }) => close());
  }
}

describe('a text that would be SQL', () => {
  let system: RunningSystem;
  beforeAll(async () => {
    system = await runningSystem();
  });
  afterAll(() => system.stop());

  it('is a text, wherever it is put', async () => {
    const { execute } = seedClients(system.cloud);

    const { findings, sent, pairs, kept } = await campaignOn(system, PLACES, execute);

    console.log(
      `${sent} texts at ${REACHED.length} places, ${pairs} pairs; those of ${kept} places are kept.`,
    );
    expect(findings.slice(0, 10)).toEqual([]);
    expect(kept).toBeGreaterThan(20);
  });

  it('is refused where it is far too long, and costs the database no more than a shorter one', async () => {
    const { execute } = seedClients(system.cloud);

    const { sent, changed, costs } = await oversized(system, REACHED, SIZES, execute);

    const [shortest, ...longer] = costs;
    console.log(`${sent.length} texts and lists that are far too long; ${shortest?.rows} rows were read.`);
    expect(sent.flatMap(({ field, path, fault }) => (fault ? `${field} ${path} ${fault}` : []))).toEqual([]);
    expect(changed).toEqual([]);
    expect(longer).toEqual(longer.map(() => shortest));
  });

  it('is tried at every place, but for those that only our own Lambdas reach', () => {
    const fields = [...new Set(OURS.map(({ field }) => field))];

    expect(fields.filter((field) => !field.startsWith('Mutation.publish'))).toEqual([]);
  });
});

describe('a resolver that runs what it is sent', () => {
  const JOINED = ['Query.listPackages', 'Mutation.recordScan'];
  const CALLING = ['Query.getOffice'];
  let stack: AssemblyCopy;
  let system: RunningSystem;
  beforeAll(async () => {
    stack = await copyOfAssembly();
    stack.write(withPlantedResolvers(stack.template, { joined: JOINED, calling: CALLING }));
    system = await runningSystem({ directory: stack.directory });
  });
  afterAll(async () => {
    await system.stop();
    stack.remove();
  });

  it('is found by the same texts', async () => {
    const { execute } = seedClients(system.cloud);
    for (const sql of PLANTED_FUNCTION) await execute(sql);
    const wanted = ['filter.text', 'input.note', 'id'];
    const chosen = PLACES.filter(
      ({ field, path }) => [...JOINED, ...CALLING].includes(field) && wanted.includes(path),
    );

    const { findings } = await campaignOn(system, chosen, execute, true);

    const seen = (field: string) =>
      new Set(findings.filter((one) => one.field === field).map(({ what }) => what));
    console.log(Object.fromEntries([...JOINED, ...CALLING].map((field) => [field, [...seen(field)]])));
    expect(seen('Query.listPackages')).toContain('fails');
    expect(seen('Mutation.recordScan')).toContain('fails');
    expect([...seen('Query.getOffice')]).toEqual(
      expect.arrayContaining(['a large object', 'answers a pair otherwise (or)']),
    );
  });
});
