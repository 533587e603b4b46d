import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GetPackageDocument } from '../../graphql/generated/graphql.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { virtualClock } from '../../local/clock.ts';
import { registerParcel, scan } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const clock = virtualClock(new Date());
let system: RunningSystem;
let lisbon: GraphqlClient;
let berlin: GraphqlClient;

beforeAll(async () => {
  system = await runningSystem({ clock });
  lisbon = await system.signInAs('clerk', 'LIS1');
  berlin = await system.signInAs('clerk', 'BER1');
});
afterAll(async () => {
  lisbon.close();
  berlin.close();
  await system.stop();
});

/** On the cloud's clock, with all that this brings about. */
async function pass(milliseconds: number): Promise<void> {
  clock.advanceTo(new Date(clock.now().getTime() + milliseconds));
  await system.cloud.idle();
}

const schedules = (prefix: string) =>
  system.cloud.schedules().filter(({ Name }) => Name.startsWith(`${prefix}-`));
const calls = () => system.cloud.dataApiCalls().length;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();

describe('a package on its way', () => {
  it('has somebody look when it is due, and an hour after it has arrived nobody asks the database anything', async () => {
    const parcel = await registerParcel(lisbon);
    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
    await scan(lisbon, parcel, 'DEPART', 'LIS1');
    await system.cloud.idle();
    expect(schedules('delay').length).toBeGreaterThan(0);
    const { getPackage } = await lisbon.send(GetPackageDocument, { id: parcel.id });
    expect(Date.parse(getPackage?.expectedAt ?? '')).toBeGreaterThan(Date.now());

    await scan(berlin, parcel, 'RECEIVE', 'BER1');
    await scan(berlin, parcel, 'HAND_OVER', 'BER1');
    await system.cloud.idle();
    await pass(10 * 60_000);
    const before = calls();
    await pass(HOUR);

    expect(calls() - before).toBe(0);
  });

  it('is looked at once more for each schedule that is left, and never again', async () => {
    const left = schedules('delay').length;
    const before = calls();

    await pass(60 * DAY);
    expect(calls() - before).toBe(left);
    expect(schedules('delay')).toEqual([]);
    await pass(60 * DAY);

    expect(calls() - before).toBe(left);
  });

  it('is DELAYED when its leg is overdue, and those who follow it hear of that', async () => {
    const parcel = await registerParcel(lisbon);
    await scan(lisbon, parcel, 'ACCEPT', 'LIS1', { occurredAt: daysAgo(16) });
    await scan(lisbon, parcel, 'DEPART', 'LIS1', { occurredAt: daysAgo(15) });
    await system.cloud.idle();

    // whoever looks on a closed day says so on the next one, which a test on a Saturday cannot wait for
    const isOpenDay = ![0, 6].includes(new Date().getUTCDay());
    for (let minute = 0; minute < 30; minute += 5) await pass(5 * 60_000);

    const { getPackage } = await berlin.send(GetPackageDocument, { id: parcel.id });
    const open = getPackage?.openExceptions.map(({ kind }) => kind);
    if (isOpenDay) expect(open).toContain('DELAYED');
    expect(schedules('relay')).toEqual([]);
  });
});
