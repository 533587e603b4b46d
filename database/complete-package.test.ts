import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Package } from '../graphql/generated/graphql.ts';
import { aNumber, aNumbered, anUnmatched, complete, numbered } from './test-identity.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { journeyInDatabase, modelOf } from './test-model.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  aPerson,
  anOffice,
  packageSeenBy,
  record,
  user,
  type Parcel,
} from './test-parcel.ts';

let db: TestDatabase;
let office: string;
let destination: string;
beforeAll(async () => {
  db = await testDatabase();
  [office, destination] = [await anOffice(db), await anOffice(db)];
});
afterAll(() => db.close());

const asParcel = ({ id }: Package) => ({ id, origin: office, destination }) as Parcel;
const officesTold = (parcel: Package) =>
  db.value<string[]>(
    `select array(select c.office_id::text from office_change c join package_event e on e.id = c.event_id
      where e.package_id = $1 and e.kind = 'COMPLETE')`,
    [parcel.id],
  );

describe('complete_package', () => {
  it('adds what was not known, and closes UNMATCHED_RECIPIENT', async () => {
    const parcel = await anUnmatched(db, office);
    const number = aNumber();

    const { package: done } = await complete(db, parcel.id, {
      sender: { name: 'Rui Sender' },
      recipient: { name: 'Ana Recipient', email: 'ana@example.org' },
      destinationOfficeId: destination,
      promisedAt: '2026-03-01T12:00:00+01:00',
      note: 'Asked the shop.',
      ...numbered(number),
    });

    expect(done).toMatchObject({
      version: 3,
      status: 'ACCEPTED',
      sender: { name: 'Rui Sender' },
      recipient: { name: 'Ana Recipient' },
      destinationOffice: { id: destination },
      destinationLocation: { officeId: destination },
      promisedAt: '2026-03-01T11:00:00.000Z',
      openExceptions: [],
    });
    expect(done?.carrierNumbers.map((one) => one.number)).toEqual([parcel.carrierNumbers[0]?.number, number]);
    expect(done?.events.at(-1)).toMatchObject({
      kind: 'COMPLETE',
      exceptionKind: 'UNMATCHED_RECIPIENT',
      note: 'Added: sender, recipient, destination, promised time, carrier numbers. Asked the shop.',
      office: null,
      location: null,
      timeZone: 'Europe/Lisbon',
    });
    expect(await journeyInDatabase(db, asParcel(parcel))).toEqual(await modelOf(db, asParcel(parcel)));
  });

  it('leaves the exception open while the recipient is not known', async () => {
    const parcel = await anUnmatched(db, office);

    const { package: done } = await complete(db, parcel.id, { destinationOfficeId: destination });

    expect(done?.openExceptions.map(({ kind }) => kind)).toEqual(['UNMATCHED_RECIPIENT']);
    expect(done?.events.at(-1)).toMatchObject({ kind: 'COMPLETE', exceptionKind: null });
  });

  it('reads the history anew: what was received at the destination before it was one has arrived', async () => {
    const parcel = await anUnmatched(db, office);
    await record(db, asParcel(parcel), { kind: 'DEPART', officeId: office, minute: 90 });
    const received = await record(db, asParcel(parcel), {
      kind: 'RECEIVE',
      officeId: destination,
      minute: 100,
    });
    expect(received.package?.status).toBe('AT_HUB');

    const { package: done } = await complete(db, parcel.id, {
      recipient: { id: await aPerson(db) },
      destinationOfficeId: destination,
    });

    expect(done).toMatchObject({ status: 'ARRIVED', currentOffice: { id: destination } });
    expect(await journeyInDatabase(db, asParcel(parcel))).toEqual(await modelOf(db, asParcel(parcel)));
  });

  it('arrives where it is taken in, where that is its destination', async () => {
    const parcel = await anUnmatched(db, office);

    const { package: done } = await complete(db, parcel.id, {
      recipient: { id: await aPerson(db) },
      destinationOfficeId: office,
    });
    const shelved = await record(db, asParcel(parcel), { kind: 'SHELVE', officeId: office, minute: 200 });

    expect(done?.status).toBe('ACCEPTED');
    expect(shelved.package?.status).toBe('READY_FOR_PICKUP');
  });

  it('tells the destination, and shows it the package from then on', async () => {
    const parcel = await anUnmatched(db, office);
    const clerk = await aClerk(db, destination);
    expect(await packageSeenBy(db, clerk, asParcel(parcel))).toBeNull();

    await complete(db, parcel.id, { destinationOfficeId: destination });

    expect(await packageSeenBy(db, clerk, asParcel(parcel))).toMatchObject({ id: parcel.id });
    expect((await officesTold(parcel)).sort()).toEqual([office, destination].sort());
  });

  it('answers the same key and content as the first time, and refuses other content', async () => {
    const parcel = await anUnmatched(db, office);
    const other = await anUnmatched(db, office);
    const input = { idempotencyKey: randomUUID(), recipient: { name: 'Ana' } };

    const [first, second] = [await complete(db, parcel.id, input), await complete(db, parcel.id, input)];

    expect(second).toEqual(first);
    expect(first.package?.version).toBe(3);
    for (const [id, change] of [
      [parcel.id, { note: 'More' }],
      [other.id, {}],
    ] as const) {
      const { error } = await complete(db, id, { ...input, ...change });
      expect(error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    }
    expect(await db.value('select recipient_id from package where id = $1', [other.id])).toBeNull();
  });

  it.each<[string, (parcel: Parcel) => object]>([
    ['sender', () => ({ sender: { name: 'Another' } })],
    ['recipient', () => ({ recipient: { name: 'Another' } })],
    ['destinationOfficeId', ({ hub }) => ({ destinationOfficeId: hub })],
  ])('never replaces what is known: %s', async (field, change) => {
    const parcel = await aPackage(db);

    const { error } = await complete(db, parcel.id, change(parcel));

    expect(error).toEqual({ code: 'INVALID_INPUT', message: `${field} is known already.` });
    expect(await packageSeenBy(db, SYSTEM, parcel)).toMatchObject({
      version: 1,
      sender: { id: parcel.senderId },
      destinationOffice: { id: parcel.destination },
    });
  });

  it('never replaces what is known: a promised time, a number', async () => {
    const parcel = await anUnmatched(db, office);
    const [own] = parcel.carrierNumbers;
    const promise = { promisedAt: '2026-03-01T11:00:00Z' };
    await complete(db, parcel.id, promise);

    expect((await complete(db, parcel.id, promise)).error?.message).toBe('promisedAt is known already.');
    const again = await complete(db, parcel.id, numbered(own?.number ?? ''));
    expect(again.error?.code).toBe('INVALID_INPUT');
  });

  it('keeps ten numbers at most', async () => {
    const parcel = await anUnmatched(db, office);
    const nine = Array.from({ length: 9 }, aNumber);

    expect((await complete(db, parcel.id, numbered(...nine, aNumber()))).error?.code).toBe('INVALID_INPUT');
    expect((await complete(db, parcel.id, numbered(...nine))).package?.carrierNumbers).toHaveLength(10);
    expect((await complete(db, parcel.id, numbered(aNumber()))).error?.code).toBe('INVALID_INPUT');
  });

  it('refuses a number that is in use', async () => {
    const number = aNumber();
    await aNumbered(db, office, number);
    const parcel = await anUnmatched(db, office);

    const { error } = await complete(db, parcel.id, { recipient: { name: 'Ana' }, ...numbered(number) });

    expect(error?.code).toBe('CARRIER_NUMBER_IN_USE');
    expect(await db.value('select recipient_id from package where id = $1', [parcel.id])).toBeNull();
  });

  it.each<[string, object, string]>([
    ['nothing to add', {}, 'INVALID_INPUT'],
    ['nothing but a note', { note: 'Hm' }, 'INVALID_INPUT'],
    ['no numbers', { carrierNumbers: [] }, 'INVALID_INPUT'],
    ['nulls', { sender: null, recipient: null, carrierNumbers: null }, 'INVALID_INPUT'],
    ['a key of 7 characters', { idempotencyKey: 'seven77', recipient: { name: 'Ana' } }, 'INVALID_INPUT'],
    ['a recipient without a name', { recipient: { email: 'ana@example.org' } }, 'INVALID_INPUT'],
    ['a promise without offset', { promisedAt: '2026-03-01T12:00:00' }, 'INVALID_INPUT'],
    ['a note of 1001 characters', { recipient: { name: 'Ana' }, note: 'x'.repeat(1001) }, 'INVALID_INPUT'],
    ['an office that is none', { destinationOfficeId: randomUUID() }, 'NOT_FOUND'],
    ['an office that is no id', { destinationOfficeId: 'BER1' }, 'NOT_FOUND'],
    ['a person who is none', { recipient: { id: randomUUID() } }, 'NOT_FOUND'],
    ['a package that is none', { packageId: randomUUID(), recipient: { name: 'Ana' } }, 'NOT_FOUND'],
    ['a package that is no id', { packageId: 'TR0E', recipient: { name: 'Ana' } }, 'NOT_FOUND'],
  ])('writes nothing for %s', async (_, change, code) => {
    const parcel = await anUnmatched(db, office);
    const before = await db.value('select count(*) from person');

    const answer = await complete(db, parcel.id, change);

    expect(answer.error?.code).toBe(code);
    expect(await db.value('select count(*) from person')).toEqual(before);
    expect(await db.value('select version from package_state where package_id = $1', [parcel.id])).toBe(2);
  });

  it('is for those who work where the package is, admins and the system', async () => {
    const allowed = [await aClerk(db, office), user('admin'), SYSTEM];
    const refused = [await aClerk(db, destination), user('staff'), user('finance'), user()];

    for (const viewer of allowed) {
      const { id } = await anUnmatched(db, office);
      expect((await complete(db, id, { recipient: { name: 'Ana' } }, viewer)).error).toBeUndefined();
    }
    for (const viewer of refused) {
      const { id } = await anUnmatched(db, office);
      const { error } = await complete(db, id, { recipient: { name: 'Ana' } }, viewer);
      expect(error).toEqual({ code: 'NOT_FOUND', message: `There is no package ${id}.` });
    }
  });

  it('is not for those whose package it is', async () => {
    const viewer = user();
    const me = await aPerson(db, viewer.sub);
    const { id } = await anUnmatched(db, office);
    await complete(db, id, { recipient: { id: me } });

    expect((await complete(db, id, { sender: { name: 'Rui' } }, viewer)).error?.code).toBe('NOT_FOUND');
  });

  it('answers whoever did it also when the package has gone on since', async () => {
    const clerk = await aClerk(db, destination);
    const parcel = await anUnmatched(db, office);
    const input = { idempotencyKey: randomUUID(), recipient: { name: 'Ana' } };
    await record(db, asParcel(parcel), { kind: 'RECEIVE', officeId: destination, minute: 90 });
    await complete(db, parcel.id, input, clerk);
    await record(db, asParcel(parcel), { kind: 'DEPART', officeId: destination, minute: 100 });

    expect((await complete(db, parcel.id, input, clerk)).package).toMatchObject({ id: parcel.id });
    const { error } = await complete(db, parcel.id, { ...input, idempotencyKey: randomUUID() }, clerk);
    expect(error?.code).toBe('NOT_FOUND');
  });

  it('does not answer a colleague of theirs then, who sends the same', async () => {
    const [clerk, colleague] = [await aClerk(db, destination), await aClerk(db, destination)];
    const parcel = await anUnmatched(db, office);
    const input = { idempotencyKey: randomUUID(), recipient: { name: 'Ana' } };
    await record(db, asParcel(parcel), { kind: 'RECEIVE', officeId: destination, minute: 90 });
    await complete(db, parcel.id, input, clerk);
    await record(db, asParcel(parcel), { kind: 'DEPART', officeId: destination, minute: 100 });

    expect((await complete(db, parcel.id, input, colleague)).error?.code).toBe('NOT_FOUND');
  });

  it('names nobody in the history', async () => {
    const { id } = await anUnmatched(db, office);

    await complete(db, id, {
      recipient: { name: 'Zebedee', email: 'z@example.org', phone: '+351912345678' },
    });

    const history = await db.value<string>(
      'select jsonb_agg(to_jsonb(e))::text from package_event e where package_id = $1',
      [id],
    );
    expect(history).not.toMatch(/zebedee|example\.org|912345678/i);
  });
});
