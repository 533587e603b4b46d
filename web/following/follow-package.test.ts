import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followPackage, type FollowedPackage } from './follow-package.ts';
import { chances, mishaps, STATUSES, suffer, type Mishap } from './test-mishaps.ts';
import { testWorld, type TestWorld } from './test-world.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];

const follow = ({ api, clock }: TestWorld, random = () => 0.5) =>
  followPackage(api, 'p', { after: clock.after, random });

/** A package that has two versions, followed and read. */
async function aFollowedPackage(random?: () => number) {
  const world = testWorld();
  world.happen('p', 'REGISTERED');
  world.happen('p', 'ACCEPTED');
  const following = follow(world, random);
  await world.clock.pass(MINUTE);
  world.asked.length = 0;
  return { ...world, following };
}

const versionsOf = ({ events }: FollowedPackage) => events.map(({ version }) => version);

describe('a package that is followed', () => {
  it('is read once pushes arrive, and asked for once', async () => {
    const world = testWorld();
    world.happen('p', 'REGISTERED');

    const following = follow(world);
    expect(following.state).toEqual({ package: null, events: [], isLive: false, isGone: false });
    await world.clock.pass(MINUTE);

    expect(following.state).toMatchObject({ package: { version: 1, status: 'REGISTERED' }, isLive: true });
    expect(world.asked).toEqual(['getPackage']);
  });

  it('shows a push at once, and costs one query for a push, or for a burst of them', async () => {
    const { happen, clock, following, asked } = await aFollowedPackage();

    happen('p', 'IN_TRANSIT');
    await clock.pass(31);
    expect(versionsOf(following.state)).toEqual([3]);
    await clock.pass(MINUTE);
    expect(following.state.package).toMatchObject({ version: 3, status: 'IN_TRANSIT' });
    expect(asked).toEqual(['getPackage']);

    for (const status of STATUSES) happen('p', status);
    await clock.pass(MINUTE);
    expect(following.state).toMatchObject({ package: { version: 8, status: 'DELIVERED' } });
    expect(versionsOf(following.state)).toEqual([3, 4, 5, 6, 7, 8]);
    expect(asked).toEqual(['getPackage', 'getPackage']);
  });

  it.each([0, 0.5, 0.999])(
    'costs at most 12 queries in a quiet hour, whatever chance says: %d',
    async (chance) => {
      const { clock, asked } = await aFollowedPackage(() => chance);

      await clock.pass(HOUR);

      expect(asked.length).toBeLessThanOrEqual(12);
      expect(asked.length).toBeGreaterThanOrEqual(8);
      expect(new Set(asked)).toEqual(new Set(['packageChanges']));
    },
  );

  it('waits a moment for what a push has overtaken, and does not ask for it', async () => {
    const { happen, clock, following, asked } = await aFollowedPackage();

    happen('p', 'IN_TRANSIT', { delay: 80 });
    happen('p', 'ARRIVED');
    await clock.pass(40);
    expect(versionsOf(following.state)).toEqual([]);
    await clock.pass(MINUTE);

    expect(versionsOf(following.state)).toEqual([3, 4]);
    expect(asked).toEqual(['getPackage']);
  });

  it('asks for what it sees to be missing, soon', async () => {
    const { happen, clock, following, asked } = await aFollowedPackage();

    happen('p', 'IN_TRANSIT', { isLost: true });
    happen('p', 'ARRIVED');
    await clock.pass(500);

    expect(versionsOf(following.state)).toEqual([3, 4]);
    expect(following.state.package).toMatchObject({ version: 4, status: 'ARRIVED' });
    expect(asked).toEqual(['packageChanges', 'getPackage']);
  });

  it('knows what was pushed while it was being read, also where one of the pushes was lost', async () => {
    const world = testWorld();
    world.happen('p', 'REGISTERED');
    const following = follow(world);
    await world.clock.pass(45);

    world.happen('p', 'ACCEPTED', { delay: 2 });
    world.happen('p', 'IN_TRANSIT', { isLost: true });
    world.happen('p', 'ARRIVED', { delay: 1 });
    await world.clock.pass(5_000);

    expect(versionsOf(following.state)).toEqual([2, 3, 4]);
    expect(following.state.package).toMatchObject({ version: 4, status: 'ARRIVED' });
  });

  it('keeps what it shows where an older state is read, and reads again', async () => {
    const { happen, setLag, clock, following } = await aFollowedPackage();
    const shown: (number | undefined)[] = [];
    following.onChange((state) => shown.push(state.package?.version));
    setLag(2);

    happen('p', 'IN_TRANSIT');
    await clock.pass(2_000);
    expect(following.state.package?.version).toBe(2);
    setLag(0);
    await clock.pass(MINUTE);

    expect(following.state.package?.version).toBe(3);
    expect(shown).toEqual(shown.toSorted());
  });

  it('finds with its slow question what was lost unseen', async () => {
    const { happen, clock, following } = await aFollowedPackage();

    for (const status of STATUSES) happen('p', status, { isLost: true });
    await clock.pass(8 * MINUTE);

    expect(versionsOf(following.state)).toEqual([3, 4, 5, 6, 7]);
    expect(following.state.package?.status).toBe('DELIVERED');
  });

  it('subscribes again when its socket has broken, and then knows what it missed', async () => {
    const { happen, cutSockets, clock, following } = await aFollowedPackage();

    cutSockets();
    expect(following.state.isLive).toBe(false);
    happen('p', 'IN_TRANSIT');
    await clock.pass(5_000);

    expect(following.state).toMatchObject({ package: { version: 3 }, isLive: true });
    happen('p', 'ARRIVED');
    await clock.pass(31);
    expect(versionsOf(following.state)).toEqual([3, 4]);
  });

  it('subscribes again soon, also where its socket broke while it was asking', async () => {
    const world = testWorld();
    world.happen('p', 'REGISTERED');
    const following = follow(world);
    await world.clock.pass(40);
    expect(world.asked).toEqual(['getPackage']);

    world.cutSockets();
    await world.clock.pass(10_000);

    expect(following.state).toMatchObject({ package: { version: 1 }, isLive: true });
  });

  it('asks by itself while its client has yet to subscribe again, and is not live', async () => {
    const { happen, interruptSockets, clock, following, asked } = await aFollowedPackage();

    const resume = interruptSockets();
    expect(following.state.isLive).toBe(false);
    happen('p', 'IN_TRANSIT');
    await clock.pass(5_000);
    expect(following.state).toMatchObject({ package: { version: 3 }, isLive: false });
    await clock.pass(HOUR);
    expect(asked.length).toBeLessThan(30);

    resume();
    expect(following.state.isLive).toBe(true);
    happen('p', 'ARRIVED');
    await clock.pass(31);
    expect(versionsOf(following.state)).toEqual([3, 4]);
  });

  it('asks less and less often while nobody answers, and is right again when somebody does', async () => {
    const { happen, cutSockets, setOutage, clock, following, asked } = await aFollowedPackage();
    setOutage(true);
    cutSockets();
    happen('p', 'IN_TRANSIT');

    await clock.pass(2 * HOUR);
    expect(asked.length).toBeLessThan(60);
    setOutage(false);
    await clock.pass(16 * MINUTE);

    expect(following.state).toMatchObject({ package: { version: 3 }, isLive: true });
  });

  it('begins anew where the database was restored to what it was', async () => {
    const { happen, restore, clock, following } = await aFollowedPackage();
    for (const status of STATUSES) happen('p', status);
    await clock.pass(MINUTE);

    restore(4);
    await clock.pass(16 * MINUTE);

    expect(following.state).toMatchObject({ package: { version: 3, status: 'ACCEPTED' }, events: [] });
  });

  it('tells its listeners, until they or it have ended', async () => {
    const { happen, clock, following, asked } = await aFollowedPackage();
    const heard: FollowedPackage[] = [];
    const heardToo: FollowedPackage[] = [];
    const stop = following.onChange((state) => heard.push(state));
    following.onChange((state) => heardToo.push(state));

    happen('p', 'IN_TRANSIT');
    await clock.pass(MINUTE);
    stop();
    happen('p', 'ARRIVED');
    await clock.pass(MINUTE);
    following.close();
    happen('p', 'DELIVERED');
    asked.length = 0;
    await clock.pass(HOUR);

    expect(heard.map((state) => [versionsOf(state), state.package?.version])).toEqual([
      [[3], 2],
      [[3], 3],
    ]);
    expect(heardToo).toHaveLength(4);
    expect(asked).toEqual([]);
  });
});

describe('whatever is lost, doubled, overtaken and cut off', () => {
  it('the package held is in the end the true one, without a gap, and never goes back', async () => {
    const run = async (all: Mishap[], chance: fc.Stream<number>) => {
      const world = testWorld();
      world.happen('p', 'REGISTERED');
      const following = follow(world, () => chance.next().value as number);
      const shown: FollowedPackage[] = [];
      following.onChange((state) => shown.push(state));

      await suffer(world, all);
      await world.clock.pass(20 * MINUTE);

      const truth = world.latest('p');
      const versions = versionsOf(following.state);
      expect(following.state.package).toMatchObject({ version: truth?.version, status: truth?.status });
      expect(versions.at(-1) ?? truth?.version).toBe(truth?.version);
      versions.forEach((one, index) => expect(one).toBe((versions[0] ?? 0) + index));
      const progress = shown.map((state) => [state.package?.version ?? 0, state.events.length]);
      for (const part of [0, 1]) {
        const steps = progress.map((step) => step[part] ?? 0);
        expect(steps).toEqual(steps.toSorted((one, other) => one - other));
      }
      following.close();
    };
    await fc.assert(fc.asyncProperty(mishaps, chances, run), { numRuns: 500 });
  });

  it.each([true, false])(
    'is gone once the right to it is taken away, also where the client is not told: %s',
    async (isTold) => {
      const { happen, clock, following, setForbidden } = await aFollowedPackage();
      expect(following.state).toMatchObject({ isLive: true, isGone: false });

      setForbidden(true, isTold);
      happen('p', 'IN_TRANSIT');
      await clock.pass(10 * MINUTE);

      expect(following.state).toEqual({ package: null, events: [], isLive: false, isGone: true });
    },
  );

  it('is followed again where the right has come back, and asked for at most once in five minutes until then', async () => {
    const { happen, clock, following, setForbidden, asked } = await aFollowedPackage();
    setForbidden(true);
    await clock.pass(HOUR);
    asked.length = 0;
    await clock.pass(HOUR);
    expect(asked.length).toBeLessThanOrEqual(12);

    setForbidden(false);
    happen('p', 'IN_TRANSIT');
    await clock.pass(10 * MINUTE);
    happen('p', 'ARRIVED');
    await clock.pass(50);

    expect(following.state).toMatchObject({ package: { version: 3 }, isLive: true, isGone: false });
    expect(versionsOf(following.state)).toEqual([4]);
  });

  it('is subscribed to anew where a poll finds that the subscription had ended without a word', async () => {
    const { happen, clock, following, endUntold } = await aFollowedPackage();

    endUntold();
    happen('p', 'IN_TRANSIT');
    await clock.pass(10 * MINUTE);
    happen('p', 'ARRIVED');
    await clock.pass(50);

    expect(versionsOf(following.state)).toEqual([3, 4]);
    expect(following.state).toMatchObject({ isLive: true, isGone: false });
  });
});
