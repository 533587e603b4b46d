import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import * as api from '../../graphql/generated/graphql.ts';
import { seedClients } from '../../seed/clients.ts';
import { officeIds, personOf, registerParcel, scan, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

const MONTH_AND_A_BIT = 31 * 86_400_000;

let system: RunningSystem;
let admin: GraphqlClient;
let manager: GraphqlClient;
let porto: GraphqlClient;
let finance: GraphqlClient;
let offices: Record<string, string>;

beforeAll(async () => {
  system = await runningSystem();
  admin = await system.signInAs('admin');
  manager = await system.signInAs('manager', 'LIS1');
  porto = await system.signInAs('clerk', 'OPO1');
  finance = await system.signInAs('finance');
  offices = await officeIds(admin);
});

afterAll(async () => {
  for (const client of [admin, manager, porto, finance]) client.close();
  await system.stop();
});

const idOf = (code: string) => offices[code] as string;
const address = { addressLines: ['Avenida Arriaga 1'], city: 'Funchal', countryCode: 'PT' };

async function openOffice(change: Partial<api.CreateOfficeInput> = {}) {
  const input = {
    idempotencyKey: crypto.randomUUID(),
    code: 'FNC1',
    name: 'Funchal office',
    address,
    timeZone: 'Atlantic/Madeira',
    currencyCode: 'EUR',
    costCentre: '4200',
    ...change,
  };
  const { createOffice } = await admin.send(api.CreateOfficeDocument, { input });
  if (!createOffice) throw new Error('the office was not opened');
  return { ...createOffice, input };
}

function registerFor(destinationOfficeId: string) {
  return porto.send(api.RegisterPackageDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      sender: { id: personOf('LIS1').id },
      recipient: { id: personOf('BER1').id },
      originOfficeId: idOf('OPO1'),
      destinationOfficeId,
    },
  });
}

const act = ({ id }: Parcel) => ({
  input: { idempotencyKey: crypto.randomUUID(), packageId: id, reason: 'nobody came for it' },
});

describe('an office', () => {
  it('is opened, gets a van and a clerk who scans onto it, and is closed and still scans what is there', async () => {
    const { input, ...office } = await openOffice();
    const again = await admin.send(api.CreateOfficeDocument, { input });
    const { createLocation: van } = await admin.send(api.CreateLocationDocument, {
      input: {
        idempotencyKey: crypto.randomUUID(),
        officeId: office.id,
        kind: 'VEHICLE',
        name: 'Funchal van',
      },
    });
    const { addStaff } = await admin.send(api.AddStaffDocument, {
      input: { email: system.userOf('clerk', 'OPO1').username, officeId: office.id, role: 'CLERK' },
    });
    const { listOffices } = await porto.send(api.ListOfficesDocument, { limit: 100 });
    const { listLocations } = await porto.send(api.ListLocationsDocument, { officeId: office.id });
    const { listStaff } = await finance.send(api.ListStaffDocument, { officeId: office.id });

    expect(again.createOffice).toEqual(office);
    expect(office.location).toMatchObject({ ...address, kind: 'OFFICE', timeZone: 'Atlantic/Madeira' });
    expect(van).toMatchObject({ ...address, timeZone: 'Atlantic/Madeira', isRetired: false });
    expect(listOffices?.items.map(({ code }) => code)).toContain('FNC1');
    expect(listLocations?.items).toEqual([office.location, van]);
    expect(listStaff?.items).toEqual([addStaff]);

    const { registerPackage: parcel } = await registerFor(office.id);
    if (!parcel || !van) throw new Error('there is nothing to scan');
    await scan(porto, parcel, 'RECEIVE', 'FNC1');
    await admin.send(api.UpdateOfficeDocument, { input: { officeId: office.id, isClosed: true } });
    await admin.send(api.UpdateLocationDocument, { input: { locationId: van.id, isRetired: true } });

    await expect(registerFor(office.id)).rejects.toThrow(`INVALID_INPUT: The office ${office.id} is closed`);
    const scanned = await scan(porto, parcel, 'GO_OUT', 'FNC1', { locationId: van.id });
    expect(scanned).toMatchObject({ status: 'OUT_FOR_DELIVERY' });

    const { removeStaff } = await admin.send(api.RemoveStaffDocument, {
      officeId: office.id,
      userId: addStaff?.userId as string,
    });
    expect(removeStaff).toEqual(addStaff);
    await expect(scan(porto, parcel, 'HAND_OVER', 'FNC1')).rejects.toThrow('NOT_FOUND');
  });

  it('has a code of its own, and moves', async () => {
    const { id: officeId } = await openOffice({ code: 'FNC2' });
    const rename = (code: string) => admin.send(api.UpdateOfficeDocument, { input: { officeId, code } });
    await expect(openOffice({ code: 'LIS1' })).rejects.toThrow('OFFICE_CODE_IN_USE');
    await expect(rename('LIS1')).rejects.toThrow('OFFICE_CODE_IN_USE: Another office has the code LIS1.');
    const moved = { ...address, city: 'Machico', latitude: 32.7, longitude: -16.77 };
    const { updateOffice } = await admin.send(api.UpdateOfficeDocument, {
      input: { officeId, code: 'MCH1', address: moved },
    });

    expect(updateOffice).toMatchObject({ code: 'MCH1', location: moved });
  });

  it('has its policy set by its manager, and by no manager of another', async () => {
    const set = (officeCode: string, disposeAfterDays: number | null) =>
      manager.send(api.UpdateOfficePolicyDocument, {
        input: { officeId: idOf(officeCode), disposeAfterDays },
      });

    expect((await set('LIS1', 14)).updateOfficePolicy?.policy).toEqual({ disposeAfterDays: 14 });
    expect((await set('LIS1', null)).updateOfficePolicy?.policy).toEqual({ disposeAfterDays: null });
    await expect(set('OPO1', 14)).rejects.toThrow(`NOT_FOUND: There is no office ${idOf('OPO1')}`);
    await expect(manager.send(api.ListStaffDocument, { officeId: idOf('LIS1') })).rejects.toThrow(
      'Unauthorized',
    );
  });
});

describe('for how long people are remembered', () => {
  it('is decided by admins', async () => {
    const policy = { erasePeopleAfterDays: 730 };

    const { updateRetentionPolicy } = await admin.send(api.UpdateRetentionPolicyDocument, { input: policy });

    expect(updateRetentionPolicy).toEqual(policy);
    expect((await admin.send(api.GetRetentionPolicyDocument, {})).getRetentionPolicy).toEqual(policy);
    await expect(finance.send(api.GetRetentionPolicyDocument, {})).rejects.toThrow('Unauthorized');
  });
});

describe('a package that nobody fetches', () => {
  it('is destroyed once the policy of its office allows it', async () => {
    const parcel = await registerParcel(manager);
    const dispose = () => admin.send(api.DisposePackageDocument, act(parcel));

    await expect(dispose()).rejects.toThrow('TRANSITION_REFUSED');
    await age(parcel);
    const { disposePackage } = await dispose();

    expect(disposePackage?.status).toBe('DISPOSED');
    await expect(dispose()).rejects.toThrow('TRANSITION_REFUSED: The package is DISPOSED');
  });
});

/** Nothing was heard of it for longer than any office of the seed keeps a package. */
async function age({ id }: Parcel): Promise<void> {
  await seedClients(system.cloud).execute(
    'update package_state set last_ordered_at = :since::timestamptz where package_id = :id::uuid',
    { id, since: new Date(Date.now() - MONTH_AND_A_BIT).toISOString() },
  );
}
