import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventKind, PublicStep } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aPackage, packageSeenBy, record, recordAll, SYSTEM, user, type Parcel } from './test-parcel.ts';
import { aLocation, inTown, track } from './test-tracking.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const LISBON = { city: 'Lisbon', countryCode: 'PT', timeZone: 'Europe/Lisbon' };
const PORTO = { ...LISBON, city: 'Porto' };
const FARO = { ...LISBON, city: 'Faro' };

/** Registered in Lisbon, over Porto, to Faro. */
async function aRoute(): Promise<Parcel> {
  const parcel = await aPackage(db);
  await inTown(db, parcel.origin, 'Lisbon');
  await inTown(db, parcel.hub, 'Porto');
  await inTown(db, parcel.destination, 'Faro');
  await inTown(db, parcel.elsewhere, 'Porto');
  return parcel;
}

async function stepsOf(parcel: Parcel): Promise<string[]> {
  const steps = (await track(db, parcel))?.steps ?? [];
  return steps.map(({ status, place }: PublicStep) => `${status} ${place?.city ?? ''}`.trim());
}

async function eventOf(parcel: Parcel, kind: EventKind): Promise<string | undefined> {
  const seen = await packageSeenBy(db, user('admin'), parcel);
  return seen?.events.find((event) => event.kind === kind)?.id;
}

describe('public tracking', () => {
  it('says where a package is, where it goes and how it came there, by town and time', async () => {
    const parcel = await aRoute();
    await recordAll(db, parcel, [
      { kind: 'ACCEPT', officeId: parcel.origin },
      { kind: 'DEPART', officeId: parcel.origin },
      { kind: 'RECEIVE', officeId: parcel.hub },
    ]);

    const seen = await track(db, parcel);

    expect(seen).toEqual({
      trackingNumber: parcel.trackingNumber,
      status: 'AT_HUB',
      version: 4,
      place: PORTO,
      destination: FARO,
      promisedAt: null,
      isDelayed: false,
      updatedAt: expect.stringMatching(/Z$/),
      steps: [
        { status: 'REGISTERED', occurredAt: '2026-01-01T07:00:00.000Z', place: null },
        { status: 'ACCEPTED', occurredAt: '2026-01-01T08:00:00.000Z', place: LISBON },
        { status: 'IN_TRANSIT', occurredAt: '2026-01-01T08:01:00.000Z', place: LISBON },
        { status: 'AT_HUB', occurredAt: '2026-01-01T08:02:00.000Z', place: PORTO },
      ],
    });
  });

  it('is nothing for a number that there is not', async () => {
    expect(await track(db, { trackingNumber: '0000000000000000' })).toBeNull();
    expect(await db.query('select * from trackable_number($1)', ['0000000000000000'])).toEqual([]);
  });

  it('holds no person, no street, no office by name and nothing that anybody wrote', async () => {
    const parcel = await aRoute();
    const said = {
      handedOverBy: 'Said by Ana',
      handedOverTo: 'Said to Ana',
      reason: 'Said why',
      note: 'Said besides',
      rawScan: 'Said by a scanner',
    };
    await recordAll(db, parcel, [
      { kind: 'ACCEPT', officeId: parcel.origin, ...said },
      { kind: 'GO_OUT', officeId: parcel.destination, ...said },
    ]);

    const written = JSON.stringify(await track(db, parcel));

    expect(written).not.toMatch(/Ana|Said|Secreta|An office|Front desk|@|\+351|4711/);
    for (const id of [parcel.id, parcel.senderId, parcel.recipientId, parcel.origin, parcel.destination]) {
      expect(written).not.toContain(id);
    }
  });

  it('has the town of the office that a van is of, and none of an address', async () => {
    const [onVan, atHome] = [await aRoute(), await aRoute()];
    const van = await aLocation(db, 'VEHICLE', onVan.origin, 'On the road');
    const home = await aLocation(db, 'ADDRESS', null, 'At home');
    await recordAll(db, onVan, [{ kind: 'DEPART', officeId: onVan.origin, locationId: van }]);
    await recordAll(db, atHome, [{ kind: 'DEPART', officeId: atHome.origin }]);
    await db.query('update package_state set location_id = $2 where package_id = $1', [atHome.id, home]);

    expect((await track(db, onVan))?.place).toEqual(LISBON);
    expect((await track(db, atHome))?.place).toBeNull();
  });

  it('says that a package is late, and when it was promised', async () => {
    const parcel = await aRoute();
    await db.query(`update package set promised_at = '2026-01-03T12:00:00Z' where id = $1`, [parcel.id]);
    await db.value('select perform_act($1, $2, $3)', [
      SYSTEM,
      {
        kind: 'RAISE_EXCEPTION',
        idempotencyKey: 'it-is-late',
        packageId: parcel.id,
        exceptionKind: 'DELAYED',
      },
      '[]',
    ]);

    expect(await track(db, parcel)).toMatchObject({
      isDelayed: true,
      promisedAt: '2026-01-03T12:00:00.000Z',
      version: 2,
      status: 'REGISTERED',
    });
  });
});

describe('the steps of public tracking', () => {
  it('are in the order of what happened, whatever was heard first', async () => {
    const parcel = await aRoute();
    await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.destination, minute: 30 });
    await record(db, parcel, { kind: 'ACCEPT', officeId: parcel.origin, minute: 10 });
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.origin, minute: 20 });

    expect(await stepsOf(parcel)).toEqual([
      'REGISTERED',
      'ACCEPTED Lisbon',
      'IN_TRANSIT Lisbon',
      'ARRIVED Faro',
    ]);
  });

  it('are changes of status or town only', async () => {
    const parcel = await aRoute();
    await recordAll(db, parcel, [
      { kind: 'ACCEPT', officeId: parcel.origin },
      { kind: 'RECEIVE', officeId: parcel.hub },
      // another office of the same town
      { kind: 'RECEIVE', officeId: parcel.elsewhere },
      { kind: 'RECEIVE', officeId: parcel.destination },
      { kind: 'HAND_OVER', officeId: parcel.destination },
      // reported after the delivery: counts for nothing
      { kind: 'DEPART', officeId: parcel.hub },
    ]);

    expect(await stepsOf(parcel)).toEqual([
      'REGISTERED',
      'ACCEPTED Lisbon',
      'AT_HUB Porto',
      'ARRIVED Faro',
      'DELIVERED Faro',
    ]);
  });

  it('leave out what was voided', async () => {
    const parcel = await aRoute();
    await recordAll(db, parcel, [
      { kind: 'ACCEPT', officeId: parcel.origin },
      { kind: 'RECEIVE', officeId: parcel.destination },
    ]);
    const eventId = await eventOf(parcel, 'RECEIVE');
    await db.value('select perform_act($1, $2, $3)', [
      user('admin'),
      {
        kind: 'VOID',
        idempotencyKey: 'another parcel',
        packageId: parcel.id,
        eventId,
        reason: 'a mistake',
      },
      '[]',
    ]);

    expect(await stepsOf(parcel)).toEqual(['REGISTERED', 'ACCEPTED Lisbon']);
    expect(await track(db, parcel)).toMatchObject({ status: 'ACCEPTED', place: LISBON, version: 4 });
  });

  it('are the latest twenty', async () => {
    const parcel = await aRoute();
    const back = Array.from({ length: 24 }, (_, index) => ({
      kind: 'RECEIVE' as const,
      officeId: index % 2 ? parcel.hub : parcel.origin,
    }));
    await recordAll(db, parcel, [{ kind: 'DEPART', officeId: parcel.origin }, ...back]);

    const steps = await stepsOf(parcel);

    expect(steps).toHaveLength(20);
    expect(steps.slice(-2)).toEqual(['AT_HUB Lisbon', 'AT_HUB Porto']);
  });
});
