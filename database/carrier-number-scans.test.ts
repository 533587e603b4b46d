import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barcodeInput, registerByBarcode } from './test-identity.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  record,
  recordAll,
  register,
  user,
  type Parcel,
  type Scan,
  type Viewer,
} from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const NUMBER = 'RB123456785GB';
const ADMIN = user('admin');

async function numbered(parcel: Parcel, number = NUMBER): Promise<Parcel> {
  await db.query(
    `insert into package_carrier_number (package_id, number, place, added_at, registered_at)
     select id, $2, 1, registered_at, registered_at from package where id = $1`,
    [parcel.id, number],
  );
  return parcel;
}

const scanByNumber = (parcel: Parcel, scan: Scan, viewer: Viewer = ADMIN, carrierNumber = NUMBER) =>
  record(db, parcel, { packageId: null, carrierNumber, ...scan }, viewer);

describe('a scan by the number of a carrier', () => {
  it('is of the package that has it, however the number is written', async () => {
    const number = 'RA123456785GB';
    const parcel = await numbered(await aPackage(db, 'IN_TRANSIT'), number);

    const answer = await scanByNumber(parcel, { kind: 'RECEIVE' }, ADMIN, 'ra 123 456 785-gb');

    expect(answer.package).toMatchObject({ id: parcel.id, status: 'ARRIVED' });
  });

  it('is of the package whose journey is not over; sent again, of the one it was of the first time', async () => {
    const first = await numbered(await aPackage(db, 'OUT_FOR_DELIVERY'));
    const scan: Scan = { kind: 'HAND_OVER', scanId: randomUUID() };
    const handedOver = await scanByNumber(first, scan);
    const second = await numbered(await aPackage(db, 'IN_TRANSIT'));

    const again = await scanByNumber(first, scan);
    const another = await scanByNumber(second, { kind: 'RECEIVE', officeId: second.destination });

    expect(handedOver.package).toMatchObject({ id: first.id, status: 'DELIVERED' });
    expect(again).toEqual(handedOver);
    expect(another.package).toMatchObject({ id: second.id, status: 'ARRIVED' });
  });

  it('is, sent again by a system, of the one it was of the first time, and by nobody else', async () => {
    const number = 'RH123456785GB';
    const first = await numbered(await aPackage(db, 'OUT_FOR_DELIVERY'), number);
    const scan: Scan = { kind: 'HAND_OVER', scanId: randomUUID() };
    const handedOver = await scanByNumber(first, scan, SYSTEM, number);
    const second = await numbered(await aPackage(db, 'IN_TRANSIT'), number);
    const stranger = await aClerk(db, first.elsewhere);
    const arrival: Scan = { kind: 'RECEIVE', officeId: second.destination, scanId: randomUUID() };
    const byAdmin = await scanByNumber(second, arrival, ADMIN, number);
    await record(db, second, { kind: 'HAND_OVER', officeId: second.destination, minute: 90 });
    await numbered(await aPackage(db, 'IN_TRANSIT'), number);

    expect(await scanByNumber(first, scan, SYSTEM, number)).toEqual(handedOver);
    const theirs = { ...scan, officeId: first.elsewhere };
    expect((await scanByNumber(first, theirs, stranger, number)).error?.code).toBe('NOT_FOUND');
    expect(byAdmin.package?.id).toBe(second.id);
    expect((await scanByNumber(second, arrival, SYSTEM, number)).error?.code).toBe('SCAN_ID_REUSED');
  });

  it('is of the package that had it then, though another has it now', async () => {
    const number = 'RE123456785GB';
    const first = await numbered(await aPackage(db, 'OUT_FOR_DELIVERY'), number);
    await record(db, first, { kind: 'HAND_OVER', minute: 50 });
    const { package: second } = await register(db, {
      ...{ sender: { id: first.senderId }, recipient: { id: first.recipientId } },
      ...{ originOfficeId: first.origin, destinationOfficeId: first.hub },
      registeredAt: '2026-01-01T09:00:00Z',
      carrierNumbers: [{ number }],
    });

    const late = await scanByNumber(first, { kind: 'NOTE', minute: 59, note: 'late' }, ADMIN, number);
    const then = await scanByNumber(
      first,
      { kind: 'ACCEPT', officeId: first.origin, minute: 60 },
      ADMIN,
      number,
    );

    expect(late.package).toMatchObject({ id: first.id, status: 'DELIVERED' });
    expect(then.package).toMatchObject({ id: second?.id, status: 'ACCEPTED' });
  });

  it('is of the package taken in without a network, though its registration was heard of later', async () => {
    const number = 'RF123456785GB';
    const first = await numbered(await aPackage(db, 'DELIVERED'), number);
    const input = barcodeInput(first.elsewhere, number, { occurredAt: '2026-01-01T09:00:00Z' });
    const { package: second } = await registerByBarcode(db, input);

    const answer = await scanByNumber(
      first,
      { kind: 'DEPART', officeId: first.elsewhere, minute: 70 },
      ADMIN,
      number,
    );

    expect(answer.package?.id).toBe(second?.id);
  });

  it('is only of a package that they could see', async () => {
    const number = 'RC123456785GB';
    const parcel = await numbered(await aPackage(db, 'IN_TRANSIT'), number);
    const stranger = await aClerk(db, parcel.elsewhere);
    const scan: Scan = { kind: 'RECEIVE', officeId: parcel.elsewhere };

    const foreign = await scanByNumber(parcel, scan, stranger, number);
    const absent = await scanByNumber(parcel, scan, stranger, 'RD000000000GB');

    expect(foreign.error).toEqual({ code: 'NOT_FOUND', message: `There is no package ${number}.` });
    expect(absent.error).toEqual({ code: 'NOT_FOUND', message: 'There is no package RD000000000GB.' });
    await db.query('insert into office_member (sub, office_id, role) values ($1, $2, $3)', [
      stranger.sub,
      parcel.destination,
      'CLERK',
    ]);
    expect((await scanByNumber(parcel, scan, stranger, number)).package?.status).toBe('AT_HUB');
  });

  it.each([
    ['an empty number', { carrierNumber: '' }],
    ['a number of 51 characters', { carrierNumber: '1'.repeat(51) }],
    ['a tracking number too', { carrierNumber: NUMBER, trackingNumber: NUMBER, packageId: null }],
    ['an id too', { carrierNumber: NUMBER, packageId: randomUUID() }],
  ])('is not taken with %s', async (_, change) => {
    const parcel = await aPackage(db);

    const [answer] = await recordAll(db, parcel, [{ kind: 'DEPART', packageId: null, ...change }]);

    expect(answer?.error?.code).toBe('INVALID_INPUT');
  });
});
