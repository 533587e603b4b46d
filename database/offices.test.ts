import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  ADDRESS,
  aCode,
  anOpenedOffice,
  aPlace,
  createOffice,
  officeInput,
  placesOf,
  setPolicy,
  updateOffice,
} from './test-organisation.ts';
import { SYSTEM, aClerk, anOffice, user, type Viewer } from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const offices = () => db.value<number>('select count(*)::int from office');

describe('an office that is opened', () => {
  it('has all that was said of it, its own place and the days of the week in their order', async () => {
    const office = await anOpenedOffice(db, { openingDays: ['SUNDAY', 'MONDAY'], name: ' Baixa ' });

    expect(office).toMatchObject({
      name: 'Baixa',
      ...{ timeZone: 'Europe/Lisbon', currencyCode: 'EUR', costCentre: '4711' },
      openingDays: ['MONDAY', 'SUNDAY'],
      isClosed: false,
      policy: { disposeAfterDays: null },
      location: { ...ADDRESS, kind: 'OFFICE', name: 'Baixa', officeId: office.id, isRetired: false },
    });
    expect(await db.value('select office_json($1, $2)', [user('admin'), office.id])).toEqual(office);
  });

  it('is open from Monday to Friday and not a hub, unless it is said', async () => {
    const office = await anOpenedOffice(db, { isHub: null, openingDays: null });
    const hub = await anOpenedOffice(db, {
      isHub: true,
      address: { ...ADDRESS, latitude: null, longitude: null },
    });

    expect(office.openingDays).toEqual(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']);
    expect(office.location.kind).toBe('OFFICE');
    expect(hub.location).toMatchObject({ kind: 'HUB', latitude: null, longitude: null });
  });

  it('is opened once, however often it is sent', async () => {
    const input = officeInput();
    const first = await createOffice(db, input);
    const before = await offices();

    expect(await createOffice(db, { ...input, isHub: null }, user('admin'))).toEqual(first);
    const other = await createOffice(db, { ...input, name: 'Another' });
    expect(other.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await offices()).toBe(before);
  });

  it('has a code of its own', async () => {
    const { code } = await anOpenedOffice(db);
    const before = await offices();

    const { error } = await createOffice(db, officeInput({ code }));

    expect(error).toEqual({ code: 'OFFICE_CODE_IN_USE', message: `Another office has the code ${code}.` });
    expect(await offices()).toBe(before);
  });
});

const FAULTS: [string, object][] = [
  ['a code in small letters', { code: 'lis1' }],
  ['a code of one character', { code: 'L' }],
  ['a code of 17 characters', { code: 'L'.repeat(17) }],
  ['a code with a line break', { code: 'LIS1\n' }],
  ['a blank name', { name: '  ' }],
  ['a name of 201 characters', { name: 'n'.repeat(201) }],
  ['a name with a control character', { name: 'Lisboa\u0007' }],
  ['a name with a line separator', { name: 'Lisboa\u2028Baixa' }],
  ['a zone that there is not', { timeZone: 'Europe/Atlantis' }],
  ['an offset for a zone', { timeZone: '+01:00' }],
  ['a currency that there is not', { currencyCode: 'EUX' }],
  ['a currency in small letters', { currencyCode: 'eur' }],
  ['gold', { currencyCode: 'XAU' }],
  ['no opening day', { openingDays: [] }],
  ['a day twice', { openingDays: ['MONDAY', 'MONDAY'] }],
  ['days without end', { openingDays: Array(100_000).fill('MONDAY') }],
  ['a blank cost centre', { costCentre: '' }],
  ['a cost centre of 51 characters', { costCentre: '4'.repeat(51) }],
  ['six lines of address', { address: { ...ADDRESS, addressLines: Array(6).fill('line') } }],
  ['a blank line of address', { address: { ...ADDRESS, addressLines: ['Rua 1', ''] } }],
  ['a line of 201 characters', { address: { ...ADDRESS, addressLines: ['l'.repeat(201)] } }],
  ['a line with a tab', { address: { ...ADDRESS, addressLines: ['Rua\t1'] } }],
  ['a blank town', { address: { ...ADDRESS, city: '' } }],
  ['a town of 101 characters', { address: { ...ADDRESS, city: 'c'.repeat(101) } }],
  ['a country that there is not', { address: { ...ADDRESS, countryCode: 'ZZ' } }],
  ['a country of three letters', { address: { ...ADDRESS, countryCode: 'PRT' } }],
  ['a latitude alone', { address: { ...ADDRESS, longitude: null } }],
  ['a longitude alone', { address: { ...ADDRESS, latitude: null } }],
  ['a latitude beyond the pole', { address: { ...ADDRESS, latitude: 90.1 } }],
  ['a longitude beyond the date line', { address: { ...ADDRESS, longitude: -180.1 } }],
];

describe('what is written of an office', () => {
  it.each([...FAULTS, ['a short key', { idempotencyKey: 'seven77' }] as [string, object]])(
    'is refused with %s when it is opened',
    async (_, change) => {
      expect((await createOffice(db, officeInput(change))).error?.code).toBe('INVALID_INPUT');
    },
  );

  it.each([...FAULTS, ['nothing at all', { name: null }] as [string, object]])(
    'is refused with %s when it is changed',
    async (_, change) => {
      const office = await anOpenedOffice(db);

      expect((await updateOffice(db, { officeId: office.id, ...change })).error?.code).toBe('INVALID_INPUT');
      expect(await db.value('select office_json($1, $2)', [user('admin'), office.id])).toEqual(office);
    },
  );

  it('names the field, and nothing that was written in it', async () => {
    const { error } = await createOffice(db, officeInput({ address: { ...ADDRESS, city: '\u0001secret' } }));

    expect(error?.message).toBe('address.city holds a control character, or nothing that can be seen.');
  });

  it('may be as long as is promised', async () => {
    const change = {
      name: '🏤'.repeat(200),
      costCentre: '4'.repeat(50),
      address: { ...ADDRESS, addressLines: Array(5).fill('ß'.repeat(200)), city: 'ç'.repeat(100) },
    };

    expect(await anOpenedOffice(db, change)).toMatchObject({ name: change.name, location: change.address });
  });
});

describe('an office that is changed', () => {
  it('has what is given, and the rest as it was', async () => {
    const office = await anOpenedOffice(db);
    const changes = { code: aCode(), currencyCode: 'GBP', costCentre: '1', openingDays: ['SATURDAY'] };

    const { office: changed } = await updateOffice(db, { officeId: office.id, ...changes, name: null });

    expect(changed).toEqual({ ...office, ...changes });
  });

  it('may keep its code, and not take that of another', async () => {
    const [office, other] = [await anOpenedOffice(db), await anOpenedOffice(db)];

    expect((await updateOffice(db, { officeId: office.id, code: office.code })).office).toEqual(office);
    const taken = await updateOffice(db, { officeId: office.id, code: other.code });
    expect(taken.error?.code).toBe('OFFICE_CODE_IN_USE');
  });

  it('moves with its place, and with those that had its address; the others stay', async () => {
    const office = await anOpenedOffice(db);
    const shelf = await aPlace(db, office.id, { kind: 'SHELF', name: 'A' });
    const depot = await aPlace(db, office.id, {
      kind: 'HUB',
      name: 'B',
      address: { ...ADDRESS, city: 'Porto' },
    });
    const stranger = await anOpenedOffice(db);
    const address = { addressLines: [], city: 'Funchal', countryCode: 'PT' };

    const { office: moved } = await updateOffice(db, { officeId: office.id, address, name: 'Funchal' });

    const place = { ...address, latitude: null, longitude: null };
    expect(moved).toMatchObject({ name: 'Funchal', location: { ...place, name: 'Funchal' } });
    const places = (await placesOf(db, office.id)).map(({ item }) => item);
    expect(places).toEqual([{ ...shelf, ...place }, depot, moved?.location]);
    expect(await db.value('select office_json($1, $2)', [user('admin'), stranger.id])).toEqual(stranger);
  });

  it('takes those of its places along that were in its zone', async () => {
    const office = await anOpenedOffice(db);
    await aPlace(db, office.id, { name: 'A' });
    await aPlace(db, office.id, { name: 'B', timeZone: 'Atlantic/Azores' });

    const { office: moved } = await updateOffice(db, { officeId: office.id, timeZone: 'Atlantic/Madeira' });

    expect([moved?.timeZone, moved?.location.timeZone]).toEqual(['Atlantic/Madeira', 'Atlantic/Madeira']);
    expect((await placesOf(db, office.id)).map(({ item }) => item.timeZone)).toEqual([
      'Atlantic/Madeira',
      'Atlantic/Azores',
      'Atlantic/Madeira',
    ]);
  });

  it('is closed since the first time, and open again', async () => {
    const { id: officeId } = await anOpenedOffice(db);
    const closedAt = () => db.value('select closed_at from office where id = $1', [officeId]);

    expect((await updateOffice(db, { officeId, isClosed: true })).office?.isClosed).toBe(true);
    const since = await closedAt();
    await updateOffice(db, { officeId, isClosed: true });

    expect(await closedAt()).toEqual(since);
    expect((await updateOffice(db, { officeId, isClosed: false })).office?.isClosed).toBe(false);
  });
});

describe('who may', () => {
  let officeId: string;
  let viewers: Record<string, Viewer>;
  beforeAll(async () => {
    ({ id: officeId } = await anOpenedOffice(db));
    const manager = await aClerk(db, officeId, 'MANAGER');
    viewers = {
      admin: user('admin'),
      'manager of it': manager,
      'manager of it who is of no group': { ...manager, groups: [] },
      'clerk of it': await aClerk(db, officeId),
      'manager of another': await aClerk(db, await anOffice(db), 'MANAGER'),
      finance: user('finance'),
      person: user(),
      system: SYSTEM,
    };
  });

  it.each([
    ['admin', true, true],
    ['manager of it', false, true],
    ['manager of it who is of no group', false, false],
    ['clerk of it', false, false],
    ['manager of another', false, false],
    ['finance', false, false],
    ['person', false, false],
    ['system', false, false],
  ])('%s: open and change an office %s, set its policy %s', async (who, mayChange, maySet) => {
    const viewer = viewers[who] as Viewer;
    const refused = (may: boolean) => (may ? undefined : 'NOT_FOUND');
    const days = 30;

    const opened = await createOffice(db, officeInput(), viewer);
    const changed = await updateOffice(db, { officeId, name: who }, viewer);
    const set = await setPolicy(db, officeId, days, viewer);

    expect(opened.error?.code).toBe(refused(mayChange));
    expect(changed.error?.code).toBe(refused(mayChange));
    expect(set.error?.code).toBe(refused(maySet));
    expect(set.office?.policy?.disposeAfterDays).toBe(maySet ? days : undefined);
  });

  it('gets the same answer for an office of others as for one that there is not', async () => {
    const none = randomUUID();
    const message = (answer: { error?: object }) => JSON.stringify(answer).replace(none, officeId);

    for (const who of ['manager of another', 'person', 'finance']) {
      const viewer = viewers[who] as Viewer;
      const [there, absent] = [
        await setPolicy(db, officeId, 5, viewer),
        await setPolicy(db, none, 5, viewer),
      ];
      const changes = { name: 'x' };
      expect(message(absent)).toBe(message(there));
      expect(message(await updateOffice(db, { officeId: none, ...changes }, viewer))).toBe(
        message(await updateOffice(db, { officeId, ...changes }, viewer)),
      );
    }
  });

  it.each([0, -1, 3651])('does not set %i days', async (days) => {
    expect((await setPolicy(db, officeId, days)).error?.code).toBe('INVALID_INPUT');
  });

  it('takes a policy away', async () => {
    await setPolicy(db, officeId, 30);

    expect((await setPolicy(db, officeId, null)).office?.policy).toEqual({
      disposeAfterDays: null,
      silentKinds: [],
      quietFrom: '22:00:00',
      quietUntil: '07:00:00',
    });
  });
});
