import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from './api.ts';
import { followOffice, type FollowedOffice } from './follow-office.ts';
import { chances, mishaps, suffer, type Mishap } from './test-mishaps.ts';
import { testWorld, type TestWorld } from './test-world.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];

const follow = ({ api, clock }: TestWorld, random = () => 0.5) =>
  followOffice(api, 'LIS1', { after: clock.after, random });

/** An office with two packages, followed and listed. */
async function aFollowedOffice() {
  const world = testWorld();
  world.happen('p', 'REGISTERED');
  world.happen('q', 'REGISTERED');
  const following = follow(world);
  await world.clock.pass(MINUTE);
  return { ...world, following };
}

const held = ({ packages }: FollowedOffice) =>
  Object.fromEntries([...packages.values()].map(({ id, version, status }) => [id, `${version} ${status}`]));

/** An office whose pushes a test makes itself, at once and without a clock. */
function aPushedOffice() {
  const { api, clock } = testWorld();
  let next: (pushed: never) => void = () => {};
  const subscribe: Api['subscribe'] = (_document, _variables, subscriber) => {
    next = subscriber.next;
    return () => {};
  };
  const following = followOffice({ ...api, subscribe }, 'LIS1', { after: clock.after });
  const push = (packageId: string, version: number) =>
    next({ onOfficeEvent: { packageId, trackingNumber: packageId, version, status: 'ACCEPTED' } } as never);
  return { following, push };
}

/** Fails where a whole map is gone through, as it is to copy it. */
function withoutCopyingMaps(run: () => void): void {
  const copying = vi.spyOn(Map.prototype, Symbol.iterator).mockImplementation(() => {
    throw new Error('A whole map was gone through.');
  });
  try {
    run();
  } finally {
    copying.mockRestore();
  }
}

describe('an office that is followed', () => {
  it('is listed once pushes arrive, after a place was taken to go on from', async () => {
    const { following, asked } = await aFollowedOffice();

    expect(held(following.state)).toEqual({ p: '1 REGISTERED', q: '1 REGISTERED' });
    expect(asked).toEqual(['packageChanges', 'listPackages']);
  });

  it('shows what is pushed without asking, and what is new to it too', async () => {
    const { happen, clock, following, asked } = await aFollowedOffice();
    asked.length = 0;

    happen('p', 'ACCEPTED');
    happen('r', 'REGISTERED');
    await clock.pass(MINUTE);

    expect(held(following.state)).toEqual({ p: '2 ACCEPTED', q: '1 REGISTERED', r: '1 REGISTERED' });
    expect(asked).toEqual([]);
  });

  it('takes a push without going through all it holds, and tells of it only what is newer', () => {
    const { following, push } = aPushedOffice();
    const heard: FollowedOffice[] = [];
    following.onChange((state) => heard.push(state));

    withoutCopyingMaps(() => {
      for (let one = 0; one < 20_000; one++) {
        push(`p${one}`, 1);
        push(`p${one}`, 1);
      }
    });

    expect(following.state.packages.size).toBe(20_000);
    expect(new Set(heard).size).toBe(20_000);
    expect(heard).toHaveLength(20_000);
  });

  it('keeps what was pushed before the list came', async () => {
    const world = testWorld();
    world.happen('p', 'REGISTERED');
    const following = follow(world);
    await world.clock.pass(85);

    world.happen('p', 'ACCEPTED', { delay: 1 });
    await world.clock.pass(MINUTE);

    expect(held(following.state)).toEqual({ p: '2 ACCEPTED' });
  });

  it('costs at most 12 queries in a quiet hour', async () => {
    const { clock, asked } = await aFollowedOffice();
    asked.length = 0;

    await clock.pass(HOUR);

    expect(asked.length).toBeLessThanOrEqual(12);
  });

  it('asks soon for what a version shows to be missing, which may be of another package too', async () => {
    const { happen, clock, following } = await aFollowedOffice();

    happen('q', 'ACCEPTED', { isLost: true });
    happen('p', 'ACCEPTED', { isLost: true });
    happen('p', 'IN_TRANSIT');
    await clock.pass(500);

    expect(held(following.state)).toEqual({ p: '3 IN_TRANSIT', q: '2 ACCEPTED' });
  });

  it('finds with its slow question what was lost unseen', async () => {
    const { happen, clock, following } = await aFollowedOffice();

    for (const id of ['p', 'q', 'r', 's']) happen(id, 'ACCEPTED', { isLost: true });
    await clock.pass(8 * MINUTE);

    expect(Object.keys(held(following.state))).toEqual(['p', 'q', 'r', 's']);
  });

  it('lists anew where the database was restored to what it was', async () => {
    const { happen, restore, clock, following } = await aFollowedOffice();
    for (const status of ['ACCEPTED', 'IN_TRANSIT'] as const) happen('p', status);
    await clock.pass(10 * MINUTE);

    restore(1);
    await clock.pass(10 * MINUTE);

    expect(held(following.state)).toEqual({ p: '2 ACCEPTED', q: '1 REGISTERED' });
  });

  it.each([true, false])(
    'is gone with all its packages once the right to it is taken away, also where the client is not told: %s',
    async (isTold) => {
      const { happen, setForbidden, clock, following } = await aFollowedOffice();

      setForbidden(true, isTold);
      happen('p', 'ACCEPTED');
      await clock.pass(10 * MINUTE);
      expect([held(following.state), following.state.isLive, following.state.isGone]).toEqual([
        {},
        false,
        true,
      ]);

      setForbidden(false);
      await clock.pass(10 * MINUTE);
      expect(held(following.state)).toEqual({ p: '2 ACCEPTED', q: '1 REGISTERED' });
      expect(following.state).toMatchObject({ isLive: true, isGone: false });
    },
  );

  it('holds in the end what is true, and never goes back, whatever is lost, doubled, overtaken and cut off', async () => {
    const run = async (all: Mishap[], chance: fc.Stream<number>) => {
      const world = testWorld();
      world.happen('p', 'REGISTERED');
      const following = follow(world, () => chance.next().value as number);
      const shown: number[][] = [];
      following.onChange(({ packages }) =>
        shown.push(['p', 'q'].map((id) => packages.get(id)?.version ?? 0)),
      );

      await suffer(world, all);
      await world.clock.pass(20 * MINUTE);

      for (const id of ['p', 'q']) {
        expect(following.state.packages.get(id)?.version).toBe(world.latest(id)?.version);
        expect(following.state.packages.get(id)?.status).toBe(world.latest(id)?.status);
      }
      for (const part of [0, 1]) {
        const versions = shown.map((one) => one[part] ?? 0);
        expect(versions).toEqual(versions.toSorted((one, other) => one - other));
      }
      following.close();
    };
    await fc.assert(fc.asyncProperty(mishaps, chances, run), { numRuns: 500 });
  });
});
