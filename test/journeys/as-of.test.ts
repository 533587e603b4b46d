import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CustodyChainDocument,
  GetPackageAsOfDocument,
  VoidEventDocument,
  type AsOfInput,
} from '../../graphql/generated/graphql.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

let system: RunningSystem;
let lisbon: GraphqlClient;
let berlin: GraphqlClient;
let manager: GraphqlClient;
let stranger: GraphqlClient;
const began = Date.now();
/** The moment of so many hours before now. */
const ago = (hours: number) => new Date(began - hours * HOUR).toISOString();

beforeAll(async () => {
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  berlin = await system.signInAs('clerk', 'BER1');
  manager = await system.signInAs('manager', 'LIS1');
  stranger = await system.signInAs('clerk', 'TYO1');
});

afterAll(async () => {
  [lisbon, berlin, manager, stranger].forEach((client) => client.close());
  await system.stop();
});

async function asOf(client: GraphqlClient, { id }: Parcel, moments: AsOfInput | null = null) {
  const { getPackage } = await client.send(GetPackageAsOfDocument, { id, asOf: moments });
  return getPackage;
}

async function chain(client: GraphqlClient, packageId: string) {
  const { custodyChain } = await client.send(CustodyChainDocument, { packageId });
  return custodyChain;
}

/** Accepted and sent by Lisbon, received by Berlin, in this order; Lisbon's scans are heard last. */
async function aParcelHeardBackwards(): Promise<Parcel> {
  const parcel = await registerParcel(lisbon);
  await scan(berlin, parcel, 'RECEIVE', 'BER1', { occurredAt: ago(1) });
  await scan(lisbon, parcel, 'DEPART', 'LIS1', { occurredAt: ago(3), handedOverTo: 'Driver 7' });
  await scan(lisbon, parcel, 'ACCEPT', 'LIS1', { occurredAt: ago(4) });
  return parcel;
}

describe('a package as it was', () => {
  it('was on its way by what we know today, and known to have arrived before it was known to have left', async () => {
    const parcel = await aParcelHeardBackwards();
    const now = await asOf(lisbon, parcel);
    const received = now?.events.find(({ kind }) => kind === 'RECEIVE');

    const then = await asOf(lisbon, parcel, { happenedBy: ago(2) });
    const known = await asOf(lisbon, parcel, { knownBy: received?.recordedAt ?? null });

    expect(then).toMatchObject({ status: 'IN_TRANSIT', currentOffice: null });
    expect(then?.events.map(({ kind }) => kind)).toEqual(['ACCEPT', 'DEPART']);
    expect(known).toMatchObject({ status: 'ARRIVED', version: 2, openExceptions: [{ kind: 'CUSTODY_GAP' }] });
    expect(await asOf(lisbon, parcel, { happenedBy: ago(-24) })).toEqual(now);
    expect(await asOf(lisbon, parcel, { knownBy: ago(-24) })).toEqual(now);
    expect(await asOf(lisbon, parcel, { happenedBy: ago(5) })).toBeNull();
    expect(await asOf(lisbon, parcel, { knownBy: ago(5) })).toBeNull();
  });

  it('never had what was voided later, but was told to have it', async () => {
    const parcel = await aParcelHeardBackwards();
    await scan(berlin, parcel, 'SHELVE', 'BER1', { occurredAt: new Date(began - MINUTE).toISOString() });
    const shelved = await asOf(berlin, parcel);
    const input = {
      packageId: parcel.id,
      eventId: shelved?.events.find(({ kind }) => kind === 'SHELVE')?.id ?? '',
    };
    await manager.send(VoidEventDocument, {
      input: { ...input, idempotencyKey: crypto.randomUUID(), reason: 'Another package.' },
    });

    const happenedBy = new Date(began).toISOString();

    expect(await asOf(berlin, parcel, { happenedBy })).toMatchObject({ status: 'ARRIVED' });
    expect(await asOf(berlin, parcel, { knownBy: shelved?.updatedAt ?? null })).toEqual(shelved);
  });

  it('is asked for with a moment that can be one', async () => {
    const parcel = await registerParcel(lisbon);

    for (const moments of [{}, { happenedBy: null }, { knownBy: '0000-01-01T00:00:00Z' }]) {
      await expect(asOf(lisbon, parcel, moments)).rejects.toThrow(/^INVALID_INPUT/);
    }
  });

  it('is as little there as now for those who may not see it', async () => {
    const parcel = await registerParcel(lisbon);

    expect(await asOf(stranger, parcel, { knownBy: ago(-1) })).toBeNull();
    expect(await asOf(lisbon, { ...parcel, id: crypto.randomUUID() }, { knownBy: ago(-1) })).toBeNull();
  });
});

describe('the custody of a package', () => {
  it('is a chain, and whole whatever was heard first', async () => {
    const parcel = await aParcelHeardBackwards();
    await scan(berlin, parcel, 'HAND_OVER', 'BER1', { handedOverTo: 'Ana' });

    const periods = await chain(lisbon, parcel.id);

    expect(
      periods?.map(({ holder, office, heldBy, isGap }) => [holder, office?.code, heldBy, isGap]),
    ).toEqual([
      ['OFFICE', 'LIS1', null, false],
      ['CARRIER', 'LIS1', 'Driver 7', false],
      ['OFFICE', 'BER1', null, false],
      ['RECIPIENT', 'BER1', 'Ana', false],
    ]);
    expect(periods?.map(({ from }) => from).slice(1)).toEqual(
      periods?.map(({ until }) => until).slice(0, -1),
    );
    expect(periods?.at(-1)?.until).toBeNull();
  });

  it('has a gap where a hand-over was skipped', async () => {
    const parcel = await registerParcel(lisbon);
    await scan(lisbon, parcel, 'DEPART', 'LIS1');

    expect(await chain(lisbon, parcel.id)).toMatchObject([
      { holder: 'SENDER', isGap: false },
      { holder: 'CARRIER', isGap: true },
    ]);
  });

  it('is nothing to those who may not see the package, as if it were not there', async () => {
    const parcel = await registerParcel(lisbon);

    expect(await chain(stranger, parcel.id)).toBeNull();
    expect(await chain(lisbon, crypto.randomUUID())).toBeNull();
    expect(await chain(lisbon, 'LIS1')).toBeNull();
  });
});
