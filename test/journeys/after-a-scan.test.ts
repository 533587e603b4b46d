import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  GetPackageDocument,
  OnOfficeEventDocument,
  OnPackageEventDocument,
} from '../../graphql/generated/graphql.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { officeIds, personOf, registerParcel, scan } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';
import { toldOf } from './told.ts';

let system: RunningSystem;
let lisbon: GraphqlClient;
let berlin: GraphqlClient;

beforeAll(async () => {
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  berlin = await system.signInAs('clerk', 'BER1');
});

afterAll(async () => {
  lisbon.close();
  berlin.close();
  await system.stop();
});

const SENDER = `EMAIL ${personOf('LIS1').email}`;
const RECIPIENT = `EMAIL ${personOf('BER1').email}`;

describe('a scan', () => {
  it('reaches the subscribers of its package and of its offices, in the order of its versions', async () => {
    const parcel = await registerParcel(lisbon);
    await system.cloud.idle();
    const ofPackage: number[] = [];
    const atBerlin: number[] = [];
    await lisbon.subscribe(OnPackageEventDocument, { packageId: parcel.id }, ({ onPackageEvent }) => {
      ofPackage.push(onPackageEvent?.version ?? 0);
    });
    const offices = await officeIds(berlin);
    await berlin.subscribe(
      OnOfficeEventDocument,
      { officeId: offices['BER1'] as string },
      ({ onOfficeEvent }) => {
        if (onOfficeEvent?.packageId === parcel.id) atBerlin.push(onOfficeEvent.version);
      },
    );
    await system.cloud.idle();

    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
    await scan(lisbon, parcel, 'DEPART', 'LIS1');
    await scan(berlin, parcel, 'RECEIVE', 'BER1');
    await system.cloud.idle();

    expect(ofPackage).toEqual([2, 3, 4]);
    expect(atBerlin).toEqual([2, 3, 4]);
  });

  it('does not reach the subscribers of another package', async () => {
    const watched = await registerParcel(lisbon);
    const other = await registerParcel(lisbon);
    await system.cloud.idle();
    const heard: string[] = [];
    await lisbon.subscribe(OnPackageEventDocument, { packageId: watched.id }, ({ onPackageEvent }) => {
      heard.push(onPackageEvent?.packageId ?? '');
    });

    await scan(lisbon, other, 'ACCEPT', 'LIS1');
    await scan(lisbon, watched, 'ACCEPT', 'LIS1');
    await system.cloud.idle();

    expect(heard).toEqual([watched.id]);
  });

  it('tells recipient and sender by e-mail, each once, that it is on its way and has arrived, and the recipient when it is ready', async () => {
    const parcel = await registerParcel(lisbon, 'EMAIL');

    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
    await scan(lisbon, parcel, 'DEPART', 'LIS1');
    // once it has arrived, that it is on its way is no news
    await system.cloud.idle();
    await scan(berlin, parcel, 'RECEIVE', 'BER1');
    await system.cloud.idle();
    await scan(berlin, parcel, 'SHELVE', 'BER1');
    await system.cloud.idle();

    expect(toldOf(system, parcel)).toEqual([
      `${SENDER} ARRIVED`,
      `${SENDER} SENT`,
      `${RECIPIENT} ARRIVED`,
      `${RECIPIENT} READY_FOR_PICKUP`,
      `${RECIPIENT} SENT`,
    ]);
  });

  it('tells by text whoever asked for that, and only of what they have to do something about', async () => {
    const parcel = await registerParcel(lisbon, 'SMS');

    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
    await scan(lisbon, parcel, 'DEPART', 'LIS1');
    await scan(berlin, parcel, 'RECEIVE', 'BER1');
    await system.cloud.idle();

    const toldByText = toldOf(system, parcel).filter((told) => !told.startsWith(SENDER));
    expect(toldByText).toEqual([`SMS ${personOf('BER1', 'SMS').phone} ARRIVED`]);
  });

  it('counts once and tells each once when it is sent a hundred times at the same time', async () => {
    const parcel = await registerParcel(lisbon);
    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
    const same = { scanId: crypto.randomUUID(), occurredAt: new Date().toISOString() };

    await Promise.all(Array.from({ length: 100 }, () => scan(berlin, parcel, 'RECEIVE', 'BER1', same)));
    await system.cloud.idle();

    const { getPackage } = await lisbon.send(GetPackageDocument, { id: parcel.id });
    expect(getPackage?.events.map(({ kind }) => kind)).toEqual(['REGISTER', 'ACCEPT', 'RECEIVE']);
    expect(toldOf(system, parcel)).toEqual([`${SENDER} ARRIVED`, `${RECIPIENT} ARRIVED`]);
  });

  it('keeps what came late, and the package where it is', async () => {
    const parcel = await registerParcel(lisbon);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    await scan(berlin, parcel, 'HAND_OVER', 'BER1');

    const answer = await scan(lisbon, parcel, 'DEPART', 'LIS1', { occurredAt: yesterday });

    expect(answer?.status).toBe('DELIVERED');
    expect(answer?.version).toBe(3);
  });
});
