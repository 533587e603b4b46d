import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Location, Office, OfficeMember, RetentionPolicy } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  ADDRESS,
  aPlace,
  anOpenedOffice,
  createLocation,
  locationInput,
  placesOf,
  updateLocation,
  type Change,
} from './test-organisation.ts';
import { SYSTEM, aClerk, anOffice, user, type Viewer } from './test-parcel.ts';

const MADEIRA = {
  addressLines: ['Rua 1'],
  city: 'Funchal',
  countryCode: 'PT',
  latitude: null,
  longitude: null,
};

let db: TestDatabase;
let office: Office;
let viewers: Record<string, Viewer>;
beforeAll(async () => {
  db = await testDatabase();
  office = await anOpenedOffice(db);
  viewers = {
    admin: user('admin'),
    finance: user('finance'),
    'manager of it': await aClerk(db, office.id, 'MANAGER'),
    'clerk of another': await aClerk(db, await anOffice(db)),
    'staff without an office': user('staff'),
    person: user(),
    system: SYSTEM,
  };
});
afterAll(() => db.close());

const viewerOf = (who: string) => viewers[who] as Viewer;

describe('a location that is added', () => {
  it('has what was said of it, and the address and zone of its office where nothing was', async () => {
    const van = await aPlace(db, office.id, { name: ' Van ', address: null });
    const shelf = await aPlace(db, office.id, {
      ...{ kind: 'SHELF', name: 'Shelf', address: MADEIRA, timeZone: 'Atlantic/Madeira' },
    });

    const officeId = office.id;
    const common = { officeId, isRetired: false };
    expect(van).toMatchObject({
      ...ADDRESS,
      ...common,
      kind: 'VEHICLE',
      name: 'Van',
      timeZone: 'Europe/Lisbon',
    });
    expect(shelf).toMatchObject({ ...MADEIRA, ...common, kind: 'SHELF', timeZone: 'Atlantic/Madeira' });
  });

  it('is added once, however often it is sent', async () => {
    const input = locationInput(office.id);
    const first = await createLocation(db, input);
    const before = (await placesOf(db, office.id)).length;

    expect(await createLocation(db, { ...input, timeZone: null }, user('admin'))).toEqual(first);
    const other = await createLocation(db, { ...input, kind: 'SHELF' });
    expect(other.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await placesOf(db, office.id)).toHaveLength(before);
  });

  it('is of an office that there is', async () => {
    for (const officeId of ['LIS1', randomUUID()]) {
      const { error } = await createLocation(db, locationInput(officeId));
      expect(error).toEqual({ code: 'NOT_FOUND', message: `There is no office ${officeId}.` });
    }
  });
});

const FAULTS: [string, object][] = [
  ['a blank name', { name: ' ' }],
  ['a name of 201 characters', { name: 'n'.repeat(201) }],
  ['a name with a line break', { name: 'Van\n1' }],
  ['a zone that there is not', { timeZone: 'Mars/Olympus' }],
  ['a latitude alone', { address: { ...ADDRESS, longitude: null } }],
];

describe('what is written of a location', () => {
  it.each([
    ...FAULTS,
    ['the kind of an office', { kind: 'OFFICE' }] as [string, object],
    ['the kind of an address', { kind: 'ADDRESS' }] as [string, object],
    ['a short key', { idempotencyKey: 'seven77' }] as [string, object],
  ])('is refused with %s when it is added', async (_, change) => {
    expect((await createLocation(db, locationInput(office.id, change))).error?.code).toBe('INVALID_INPUT');
  });

  it.each([...FAULTS, ['nothing at all', { address: null }] as [string, object]])(
    'is refused with %s when it is changed',
    async (_, change) => {
      const { id: locationId } = await aPlace(db, office.id);

      expect((await updateLocation(db, { locationId, ...change })).error?.code).toBe('INVALID_INPUT');
    },
  );
});

describe('a location that is changed', () => {
  it('has what is given, and the rest as it was', async () => {
    const van = await aPlace(db, office.id);

    const renamed = await updateLocation(db, { locationId: van.id, name: ' Van 2 ' });
    const moved = await updateLocation(db, {
      locationId: van.id,
      address: MADEIRA,
      timeZone: 'Atlantic/Madeira',
    });

    expect(renamed.location).toEqual({ ...van, name: 'Van 2' });
    expect(moved.location).toEqual({ ...van, ...MADEIRA, name: 'Van 2', timeZone: 'Atlantic/Madeira' });
    expect((await placesOf(db, office.id)).map(({ item }) => item)).toContainEqual(moved.location);
  });

  it('is retired since the first time, and back again', async () => {
    const { id: locationId } = await aPlace(db, office.id);
    const retiredAt = () => db.value('select retired_at from location where id = $1', [locationId]);

    expect((await updateLocation(db, { locationId, isRetired: true })).location?.isRetired).toBe(true);
    const since = await retiredAt();
    await updateLocation(db, { locationId, isRetired: true, name: 'Van 9' });

    expect(await retiredAt()).toEqual(since);
    expect((await updateLocation(db, { locationId, isRetired: false })).location?.isRetired).toBe(false);
  });

  it('is not the place of the office itself, nor an address of people, nor one that there is not', async () => {
    const home = await db.value<string>(
      `insert into location (kind, name, time_zone) values ('ADDRESS', 'Home', 'Europe/Lisbon') returning id`,
    );
    const changed = async (locationId: string) =>
      (await updateLocation(db, { locationId, isRetired: true })).error?.code;

    expect(await changed(office.location.id)).toBe('INVALID_INPUT');
    expect(await changed(home)).toBe('NOT_FOUND');
    expect(await changed(randomUUID())).toBe('NOT_FOUND');
    expect(await changed('VAN')).toBe('NOT_FOUND');
  });
});

describe('who may', () => {
  it.each([
    // who, add and change locations, see them, see who works there, change that and the retention
    ['admin', true, true, true, true],
    ['finance', false, true, true, false],
    ['manager of it', false, true, false, false],
    ['clerk of another', false, true, false, false],
    ['staff without an office', false, false, false, false],
    ['person', false, false, false, false],
    ['system', false, true, false, false],
  ])('%s: change locations %s, see them %s, see staff %s, change it %s', async (who, ...may) => {
    const [mayChange, maySee, maySeeStaff, mayRemove] = may;
    const viewer = viewerOf(who);
    const { id: locationId } = await aPlace(db, office.id);
    const colleague = await aClerk(db, office.id);

    const added = await createLocation(db, locationInput(office.id), viewer);
    const changed = await updateLocation(db, { locationId, name: 'x' }, viewer);
    const seen = await placesOf(db, office.id, viewer);
    const staff = await staffOf(office.id, viewer);
    const removed = await remove(office.id, colleague.sub, viewer);

    expect([added.error?.code ?? true, changed.error?.code ?? true]).toEqual(
      mayChange ? [true, true] : ['NOT_FOUND', 'NOT_FOUND'],
    );
    expect([seen.length > 0, staff.length > 0, !removed.error]).toEqual([maySee, maySeeStaff, mayRemove]);
    expect((await retention(viewer)) !== null).toBe(mayRemove);
    expect((await setRetention(700, viewer)).error?.code).toBe(mayRemove ? undefined : 'NOT_FOUND');
  });

  it('gets the same answer for what is of others as for what there is not', async () => {
    const none = randomUUID();
    const { id: locationId } = await aPlace(db, office.id);
    const colleague = await aClerk(db, office.id);
    const alike = (absent: unknown, there: unknown, id: string) =>
      expect(JSON.stringify(absent).replaceAll(none, id)).toBe(JSON.stringify(there));

    for (const who of ['finance', 'manager of it', 'person', 'system']) {
      const viewer = viewerOf(who);
      const add = (officeId: string) => createLocation(db, locationInput(officeId), viewer);
      const rename = (id: string) => updateLocation(db, { locationId: id, name: 'x' }, viewer);
      alike(await add(none), await add(office.id), office.id);
      alike(await rename(none), await rename(locationId), locationId);
      alike(await remove(none, colleague.sub, viewer), await remove(office.id, colleague.sub, viewer), '');
    }
  });
});

const remove = (officeId: string, userId: string, viewer: Viewer = user('admin')) =>
  db.value<Change>('select remove_staff($1, $2, $3)', [viewer, officeId, userId]);

const staffOf = (officeId: string, viewer: Viewer = user('admin'), after: string | null = null, most = 100) =>
  db.query<{ user_id: string; item: OfficeMember }>('select user_id, item from staff_page($1, $2, $3, $4)', [
    ...[viewer, officeId],
    ...[after, most],
  ]);

const retention = (viewer: Viewer) =>
  db.value<RetentionPolicy | null>('select retention_policy_json($1)', [viewer]);

const setRetention = (erasePeopleAfterDays: number | null, viewer: Viewer = user('admin')) =>
  db.value<Change>('select update_retention_policy($1, $2)', [viewer, { erasePeopleAfterDays }]);

describe('the locations of an office', () => {
  it('come by their name in pages that hold each once, also those of one name', async () => {
    const { id: officeId } = await anOpenedOffice(db, { name: 'N' });
    for (const name of ['B', 'A', 'B', 'Ä', 'Z', 'b']) await aPlace(db, officeId, { name });
    const all = (await placesOf(db, officeId)).map(({ item }) => item);

    const paged: Location[] = [];
    let last: { name: string; id: string } | undefined;
    do {
      const page = await db.query<{ name: string; id: string; item: Location }>(
        'select * from location_page($1, $2, $3, $4, 2)',
        [SYSTEM, officeId, last?.name ?? null, last?.id ?? null],
      );
      paged.push(...page.map(({ item }) => item));
      last = page.at(-1);
    } while (last);

    expect(all).toHaveLength(7);
    expect(paged).toEqual(all);
    expect(all.map(({ name }) => name).indexOf('A')).toBeLessThan(all.map(({ name }) => name).indexOf('B'));
  });
});

describe('who works in an office', () => {
  it('comes in pages that hold each once', async () => {
    const officeId = await anOffice(db);
    const subs = [
      await aClerk(db, officeId),
      await aClerk(db, officeId, 'MANAGER'),
      await aClerk(db, officeId),
    ]
      .map(({ sub }) => sub)
      .sort();

    const first = await staffOf(officeId, user('finance'), null, 2);
    const rest = await staffOf(officeId, user('finance'), first[1]?.user_id, 2);

    expect([...first, ...rest].map(({ item }) => item.userId)).toEqual(subs);
    expect(first[0]?.item).toMatchObject({
      officeId,
      role: expect.stringMatching(/CLERK|MANAGER/) as string,
    });
  });

  it('sees nothing of it any more once they were removed, and is still in their other office', async () => {
    const [officeId, other] = [await anOffice(db), await anOffice(db)];
    const clerk = await aClerk(db, officeId, 'MANAGER');
    await db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'CLERK')`, [
      clerk.sub,
      other,
    ]);
    const worksIn = (id: string) => db.value('select works_in_office($1, $2)', [clerk, id]);

    const { member } = await remove(officeId, clerk.sub);

    expect(member).toEqual({ userId: clerk.sub, officeId, role: 'MANAGER' });
    expect([await worksIn(officeId), await worksIn(other)]).toEqual([false, true]);
    expect((await remove(officeId, clerk.sub)).error).toEqual({
      ...{ code: 'NOT_FOUND', message: 'Nobody of this id works there.' },
    });
  });
});

describe('the retention policy', () => {
  it('is set and taken away', async () => {
    expect((await setRetention(36_500)).policy).toEqual({ erasePeopleAfterDays: 36_500 });
    expect((await setRetention(null)).policy).toEqual({ erasePeopleAfterDays: null });
    expect(await retention(user('admin'))).toEqual({ erasePeopleAfterDays: null });
  });

  it.each([0, 36_501])('is not of %i days', async (days) => {
    expect((await setRetention(days)).error?.code).toBe('INVALID_INPUT');
  });
});
