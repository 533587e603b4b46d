import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  GetPackageDocument,
  OnPackageEventDocument,
  RecordScanDocument,
} from '../../graphql/generated/graphql.ts';
import type { Fault } from '../../local/faults/types.ts';
import { SEED_PEOPLE } from '../../seed/people.ts';
import { officeIds, personOf, registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';
import { toldOf } from './told.ts';

let system: RunningSystem;
let lisbon: GraphqlClient;
let berlin: GraphqlClient;
let berlinOffice: string;

beforeAll(async () => {
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  berlin = await system.signInAs('clerk', 'BER1');
  berlinOffice = (await officeIds(berlin))['BER1'] as string;
});

afterEach(() => system.cloud.faults.clear());

afterAll(async () => {
  lisbon.close();
  berlin.close();
  await system.stop();
});

const SENDER = `EMAIL ${personOf('LIS1').email}`;
const TOLD_BEFORE = [`${SENDER} SENT`];
/** In their turn: nobody gets more than ten texts a day. */
const BY_TEXT = SEED_PEOPLE.filter(({ notifyBy }) => notifyBy === 'SMS').slice(0, 3);
let turn = 0;

/** With all that is to be told of it once it has arrived, each once. */
type Expected = Parcel & { told: string[] };

/** On its way to Berlin, where its recipient hears by text of its arrival, and its sender by e-mail of each. */
async function parcelOnItsWay(): Promise<Expected> {
  const recipient = BY_TEXT[(turn += 1) % BY_TEXT.length];
  if (!recipient) throw new Error('nobody hears by SMS');
  const parcel = await registerParcel(lisbon, 'SMS', ['LIS1', 'BER1'], recipient.id);
  await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
  await scan(lisbon, parcel, 'DEPART', 'LIS1');
  await system.cloud.idle();
  expect(toldOf(system, parcel)).toEqual(TOLD_BEFORE);
  return { ...parcel, told: [...TOLD_BEFORE, `${SENDER} ARRIVED`, `SMS ${recipient.phone} ARRIVED`].sort() };
}

/** The scan of its arrival, the same each time it is sent. */
function arrivalOf({ trackingNumber }: Parcel) {
  const input = {
    scanId: crypto.randomUUID(),
    trackingNumber,
    kind: 'RECEIVE' as const,
    occurredAt: new Date().toISOString(),
    officeId: berlinOffice,
  };
  return () => berlin.send(RecordScanDocument, { input });
}

async function kindsOf({ id }: Parcel): Promise<string[] | undefined> {
  const { getPackage } = await lisbon.send(GetPackageDocument, { id });
  return getPackage?.events.map(({ kind }) => kind);
}

const fired = () => system.cloud.faults.list().map((report) => report.fired);

const ARRIVED = ['REGISTER', 'ACCEPT', 'DEPART', 'RECEIVE'];

/** What goes wrong after the scan was recorded, and how often. */
const MISHAPS: [what: string, fault: Fault, times: number][] = [
  ['the topic throttles the relay', { fault: 'snsThrottled', action: 'PublishBatch', times: 4 }, 4],
  ['the topic fails the relay', { fault: 'snsFailing', action: 'PublishBatch', times: 4 }, 4],
  ['the relay does not hear that the topic took it', { fault: 'snsAnswerLost', action: 'PublishBatch' }, 1],
  ['the relay fails twice', { fault: 'lambdaFailing', function: 'Relay', times: 2 }, 2],
  ['the relay dies', { fault: 'lambdaKilled', function: 'Relay' }, 1],
  ['the queue is late', { fault: 'sqsDelayed', queue: 'Notifications', seconds: 0.5 }, 1],
  ['the queue delivers three times', { fault: 'sqsDuplicated', queue: 'Notifications', times: 2 }, 2],
  ['who tells the recipient fails', { fault: 'lambdaFailing', function: 'Notify', times: 2 }, 2],
  ['who tells the recipient dies', { fault: 'lambdaKilled', function: 'Notify' }, 1],
  ['the text is throttled', { fault: 'snsThrottled', action: 'Publish', times: 4 }, 4],
];

describe('a scan', () => {
  it('is refused as UNAVAILABLE while the database sleeps, and recorded and told once when it is sent again', async () => {
    const parcel = await parcelOnItsWay();
    const receive = arrivalOf(parcel);
    system.cloud.faults.cause({ fault: 'databasePaused', calls: 2 });

    await expect(receive()).rejects.toThrow('UNAVAILABLE');
    await expect(receive()).rejects.toThrow('UNAVAILABLE');
    await receive();
    await receive();
    await system.cloud.idle();

    expect(fired()).toEqual([2]);
    expect(await kindsOf(parcel)).toEqual(ARRIVED);
    expect(toldOf(system, parcel)).toEqual(parcel.told);
  });

  it('is told once when the database falls asleep before the recipient has heard', async () => {
    const parcel = await parcelOnItsWay();
    system.cloud.faults.cause({ fault: 'sqsDelayed', queue: 'Notifications', seconds: 1 });

    await arrivalOf(parcel)();
    await vi.waitFor(() => expect(fired()).toEqual([1]));
    system.cloud.faults.cause({ fault: 'databasePaused', calls: 1 });
    await system.cloud.idle();

    expect(fired()).toEqual([1, 1]);
    expect(toldOf(system, parcel)).toEqual(parcel.told);
  });

  it.each(MISHAPS)('is neither lost nor told twice when %s', async (_, fault, times) => {
    const parcel = await parcelOnItsWay();
    system.cloud.faults.cause(fault);

    await arrivalOf(parcel)();
    await system.cloud.idle();

    expect(fired()).toEqual([times]);
    expect(await kindsOf(parcel)).toEqual(ARRIVED);
    expect(toldOf(system, parcel)).toEqual(parcel.told);
  });

  it('whose every wake-up of the relay failed is handed on with the next one', async () => {
    const [parcel, other] = [await parcelOnItsWay(), await parcelOnItsWay()];
    system.cloud.faults.cause({ fault: 'lambdaFailing', function: 'Relay', times: 3 });
    await arrivalOf(parcel)();
    await system.cloud.idle();
    expect(toldOf(system, parcel)).toEqual(TOLD_BEFORE);

    await arrivalOf(other)();
    await system.cloud.idle();

    expect([toldOf(system, parcel), toldOf(system, other)]).toEqual([parcel.told, other.told]);
  });
});

describe('a subscriber', () => {
  it('sees by the versions that a push was lost, and finds what it missed in the package', async () => {
    const parcel = await registerParcel(lisbon, 'SMS');
    await system.cloud.idle();
    const versions: (number | undefined)[] = [];
    await lisbon.subscribe(OnPackageEventDocument, { packageId: parcel.id }, ({ onPackageEvent }) => {
      versions.push(onPackageEvent?.version);
    });
    system.cloud.faults.cause({ fault: 'pushLost' });

    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
    await scan(lisbon, parcel, 'DEPART', 'LIS1');
    await system.cloud.idle();

    await vi.waitFor(() => expect(versions).toEqual([3]));
    expect(await kindsOf(parcel)).toEqual(['REGISTER', 'ACCEPT', 'DEPART']);
  });

  it('whose socket broke hears again once it has subscribed again, and finds what it missed', async () => {
    const parcel = await registerParcel(lisbon, 'SMS');
    await system.cloud.idle();
    const hear = async () => {
      const client = await system.signInAs('clerk', 'LIS1');
      const heard: (string | undefined)[] = [];
      await client.subscribe(OnPackageEventDocument, { packageId: parcel.id }, ({ onPackageEvent }) => {
        heard.push(onPackageEvent?.kind);
      });
      return { client, heard };
    };
    const before = await hear();

    system.cloud.faults.cause({ fault: 'socketsDropped' });
    await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
    await system.cloud.idle();
    const after = await hear();
    await scan(lisbon, parcel, 'DEPART', 'LIS1');

    await vi.waitFor(() => expect(after.heard).toEqual(['DEPART']));
    expect(before.heard).toEqual([]);
    expect(await kindsOf(parcel)).toEqual(['REGISTER', 'ACCEPT', 'DEPART']);
    after.client.close();
  });
});
