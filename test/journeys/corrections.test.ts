import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import * as api from '../../graphql/generated/graphql.ts';
import { officeIds, registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;
let lisbon: GraphqlClient;
let berlin: GraphqlClient;
let admin: GraphqlClient;
let offices: Record<string, string>;

beforeAll(async () => {
  system = await runningSystem();
  lisbon = await system.signInAs('clerk', 'LIS1');
  berlin = await system.signInAs('clerk', 'BER1');
  admin = await system.signInAs('admin');
  offices = await officeIds(lisbon);
});

afterAll(async () => {
  for (const client of [lisbon, berlin, admin]) client.close();
  await system.stop();
});

const act = ({ id }: Parcel, extra: Partial<api.PackageActInput> = {}) => ({
  input: { idempotencyKey: crypto.randomUUID(), packageId: id, reason: 'as asked', ...extra },
});

/** What subscribers of the package hear from now on. */
async function pushesOf({ id }: Parcel) {
  await system.cloud.idle();
  const pushes: string[] = [];
  await lisbon.subscribe(api.OnPackageEventDocument, { packageId: id }, ({ onPackageEvent: event }) => {
    pushes.push(`${event?.version} ${event?.kind} ${event?.status}`);
  });
  return pushes;
}

async function seen({ id }: Parcel) {
  return (await lisbon.send(api.GetPackageDocument, { id })).getPackage;
}

async function arrivedParcel(): Promise<Parcel> {
  const parcel = await registerParcel(lisbon);
  await scan(lisbon, parcel, 'ACCEPT', 'LIS1');
  await scan(lisbon, parcel, 'DEPART', 'LIS1');
  await scan(berlin, parcel, 'RECEIVE', 'BER1');
  return parcel;
}

describe('a delivered package that comes back', () => {
  it('begins its next journey and ends with its sender, and everybody hears of it', async () => {
    const parcel = await arrivedParcel();
    await scan(berlin, parcel, 'HAND_OVER', 'BER1');
    const pushes = await pushesOf(parcel);

    const { startReturn } = await berlin.send(api.StartReturnDocument, act(parcel));
    await scan(berlin, parcel, 'DEPART', 'BER1');
    await scan(lisbon, parcel, 'RECEIVE', 'LIS1');
    const handedOver = await scan(lisbon, parcel, 'HAND_OVER', 'LIS1');
    await system.cloud.idle();

    expect(startReturn).toMatchObject({ status: 'RETURNING', journey: 2 });
    expect(handedOver?.status).toBe('RETURNED');
    expect(await seen(parcel)).toMatchObject({ status: 'RETURNED', journey: 2, version: 9 });
    expect(pushes).toEqual([
      '6 START_RETURN RETURNING',
      '7 DEPART RETURNING',
      '8 RECEIVE RETURNING',
      '9 HAND_OVER RETURNED',
    ]);
    await expect(berlin.send(api.StartReturnDocument, act(parcel))).rejects.toThrow('TRANSITION_REFUSED');
  });
});

describe('a scan that was wrong', () => {
  it('is voided and put right in one step, and stays visible', async () => {
    const parcel = await arrivedParcel();
    const wrong = (await seen(parcel))?.events.at(-1);
    const pushes = await pushesOf(parcel);
    const input = {
      ...act(parcel, { reason: 'another package' }).input,
      eventId: wrong?.id ?? '',
      correctiveScan: {
        scanId: crypto.randomUUID(),
        packageId: parcel.id,
        kind: 'GO_OUT' as const,
        occurredAt: new Date().toISOString(),
        officeId: offices['BER1'],
      },
    };

    const { voidEvent } = await berlin.send(api.VoidEventDocument, { input });
    const again = await berlin.send(api.VoidEventDocument, { input });
    await system.cloud.idle();

    expect(voidEvent).toMatchObject({ status: 'OUT_FOR_DELIVERY', version: 6 });
    expect(voidEvent?.events.find(({ id }) => id === wrong?.id)).toMatchObject({
      isVoided: true,
      isCounted: false,
    });
    expect(again.voidEvent).toEqual(voidEvent);
    expect(pushes).toEqual(['5 VOID IN_TRANSIT', '6 GO_OUT OUT_FOR_DELIVERY']);
  });
});

describe('what is wrong with a package', () => {
  it('is raised and resolved at a desk, and never hides where the package is', async () => {
    const parcel = await arrivedParcel();
    const pushes = await pushesOf(parcel);
    const { input } = act(parcel);

    const { raiseException } = await berlin.send(api.RaiseExceptionDocument, {
      input: { ...input, kind: 'ON_HOLD', reason: 'no room' },
    });
    const { resolveException } = await berlin.send(api.ResolveExceptionDocument, {
      input: { ...input, idempotencyKey: crypto.randomUUID(), kind: 'ON_HOLD' },
    });
    await system.cloud.idle();

    expect(raiseException).toMatchObject({
      status: 'ARRIVED',
      openExceptions: [{ kind: 'ON_HOLD', reason: 'no room', responsibleParty: 'OFFICE' }],
    });
    expect(resolveException).toMatchObject({ status: 'ARRIVED', openExceptions: [] });
    expect(pushes).toEqual(['5 RAISE_EXCEPTION ARRIVED', '6 RESOLVE_EXCEPTION ARRIVED']);
  });
});

describe('the end of a journey at a desk', () => {
  it('is a cancellation before the package has left, and refused afterwards', async () => {
    const [parcel, onItsWay] = [await registerParcel(lisbon), await arrivedParcel()];
    const once = act(parcel);

    const { cancelPackage } = await lisbon.send(api.CancelPackageDocument, once);

    expect(cancelPackage?.status).toBe('CANCELLED');
    expect(await lisbon.send(api.CancelPackageDocument, once)).toEqual({ cancelPackage });
    const other = { input: { ...once.input, reason: 'another' } };
    await expect(lisbon.send(api.CancelPackageDocument, other)).rejects.toThrow('IDEMPOTENCY_KEY_REUSED');
    await expect(lisbon.send(api.CancelPackageDocument, act(onItsWay))).rejects.toThrow('TRANSITION_REFUSED');
  });

  it('is a loss, until the package is found', async () => {
    const parcel = await arrivedParcel();

    const { declareLost } = await berlin.send(api.DeclareLostDocument, act(parcel));
    const { reportFound } = await berlin.send(api.ReportFoundDocument, {
      input: { ...act(parcel).input, officeId: offices['BER1'] as string },
    });

    expect(declareLost?.status).toBe('LOST');
    expect(reportFound).toMatchObject({ status: 'ARRIVED', currentOffice: { code: 'BER1' } });
  });

  it('is a disposal only for those who may decide it, and not of a package that was just heard of', async () => {
    const parcel = await arrivedParcel();

    await expect(berlin.send(api.DisposePackageDocument, act(parcel))).rejects.toThrow('NOT_FOUND');
    await expect(admin.send(api.DisposePackageDocument, act(parcel))).rejects.toThrow(
      'TRANSITION_REFUSED: The package may be destroyed once nothing was heard of it for 30 days',
    );
  });

  it('is nothing for the staff of another office', async () => {
    const parcel = await registerParcel(lisbon);
    const madrid = await system.signInAs('clerk', 'MAD1');

    await expect(madrid.send(api.CancelPackageDocument, act(parcel))).rejects.toThrow(
      `NOT_FOUND: There is no package ${parcel.id}.`,
    );
  });
});

describe('scans in numbers', () => {
  const aScan = (parcel: Parcel, extra: Partial<api.ScanInput> = {}): api.ScanInput => ({
    scanId: crypto.randomUUID(),
    trackingNumber: parcel.trackingNumber,
    kind: 'ACCEPT',
    occurredAt: new Date().toISOString(),
    officeId: offices['LIS1'],
    ...extra,
  });

  it('are answered one by one, whatever a text of them holds', async () => {
    const parcel = await registerParcel(lisbon);
    const scans = [
      aScan(parcel, { note: '\u0000' }),
      aScan(parcel),
      aScan(parcel, { scanId: 'half-of-a-pair-\udc00' }),
      aScan(parcel, { trackingNumber: '1234 5678 9ABC DEFG' }),
      aScan(parcel, { kind: null, officeId: null, carrierCode: { system: 'EASYPOST', code: 'in_transit' } }),
    ];

    const { recordScans } = await lisbon.send(api.RecordScansDocument, { scans });

    expect(recordScans?.map(({ error, version }) => error?.code ?? version)).toEqual([
      'INVALID_INPUT',
      3,
      'INVALID_INPUT',
      'INVALID_TRACKING_NUMBER',
      3,
    ]);
    expect(recordScans?.map(({ scanId }) => scanId)).toEqual(scans.map(({ scanId }) => scanId));
    expect(await seen(parcel)).toMatchObject({ status: 'IN_TRANSIT', version: 3 });
  });

  it.each([0, 501])('are refused if there are %i', async (count) => {
    const parcel = await registerParcel(lisbon);
    const scans = Array.from({ length: count }, () => aScan(parcel));

    await expect(lisbon.send(api.RecordScansDocument, { scans })).rejects.toThrow('INVALID_INPUT');
  });
});

describe('what a sender asks the staff for', () => {
  it('is found by them among what is on hold, and over when they say so', async () => {
    const parcel = await registerParcel(lisbon);
    const sender = await system.signInAs('person');
    const input = {
      idempotencyKey: crypto.randomUUID(),
      packageId: parcel.id,
      act: 'CANCEL' as const,
      reason: 'Sold to somebody else.',
    };
    const onHold = async () => {
      const filter = { officeId: offices['LIS1'], exception: 'ON_HOLD' as const };
      const { listPackages } = await lisbon.send(api.ListPackagesDocument, { filter });
      return listPackages?.items.map(({ id }) => id);
    };
    const pushes = await pushesOf(parcel);

    const asked = await sender.send(api.RequestPackageActDocument, { input });
    await sender.send(api.RequestPackageActDocument, { input });
    await system.cloud.idle();

    expect(asked.requestPackageAct).toMatchObject({
      status: 'REGISTERED',
      version: 2,
      openExceptions: [{ kind: 'ON_HOLD', reason: 'The sender asks to cancel it: Sold to somebody else.' }],
    });
    expect(pushes).toEqual(['2 RAISE_EXCEPTION REGISTERED']);
    expect(await onHold()).toEqual([parcel.id]);

    const resolved = { idempotencyKey: crypto.randomUUID(), packageId: parcel.id, kind: 'ON_HOLD' as const };
    await lisbon.send(api.ResolveExceptionDocument, { input: resolved });
    await lisbon.send(api.CancelPackageDocument, act(parcel));

    expect(await onHold()).toEqual([]);
    const again = { input: { ...input, idempotencyKey: crypto.randomUUID() } };
    await expect(sender.send(api.RequestPackageActDocument, again)).rejects.toThrow('TRANSITION_REFUSED');
    const clerks = { input: { ...again.input, packageId: parcel.id } };
    await expect(lisbon.send(api.RequestPackageActDocument, clerks)).rejects.toThrow('NOT_FOUND');
    sender.close();
  });
});
