import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import type { ListPackagesQuery } from '../../graphql/generated/graphql.ts';
import { seedPackages } from '../../seed/packages.ts';
import { UNMATCHED_COUNT } from '../../seed/plant-unmatched.ts';
import { isPlanted, plantSeed } from '../../seed/plant.ts';
import { wholeSelectionOf } from './whole-selection.ts';
import { registerParcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

const SEEDED = seedPackages(new Date()).length + UNMATCHED_COUNT;

let system: RunningSystem;
let admin: GraphqlClient;

beforeAll(async () => {
  system = await runningSystem({ packages: 'all' });
  admin = await system.signInAs('admin');
});

afterAll(() => system.stop());

/** Every page with everything that can be selected, and what is done between two pages. */
async function allPages(betweenPages: () => Promise<unknown> = async () => undefined): Promise<string[][]> {
  const query = `query Whole($nextToken: String) {
    listPackages(limit: 100, nextToken: $nextToken) { items ${wholeSelectionOf('Package')} nextToken }
  }`;
  const pages: string[][] = [];
  let nextToken: string | null = null;
  do {
    const answer: ListPackagesQuery = await admin.send(query as never, { nextToken } as never);
    pages.push(answer.listPackages?.items.map(({ id }) => id) ?? []);
    nextToken = answer.listPackages?.nextToken ?? null;
    await betweenPages();
  } while (nextToken);
  return pages;
}

describe('the pages of all packages', () => {
  it('hold each package once, whatever is selected and though packages are added meanwhile', async () => {
    const pages = await allPages(() => registerParcel(admin));

    const ids = pages.flat();
    expect(ids).toHaveLength(SEEDED);
    expect(new Set(ids).size).toBe(SEEDED);
    expect(pages.every((page) => page.length > 0)).toBe(true);
  });
});

describe('the seed', () => {
  it('is planted once, however often it is asked for', async () => {
    const before = (await allPages()).flat().length;

    await plantSeed(system.cloud, new Date());

    expect(await isPlanted(system.cloud)).toBe(true);
    expect((await allPages()).flat()).toHaveLength(before);
  });
});
