import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me, Person } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  aPackage,
  anOffice,
  aPerson,
  packageSeenBy,
  register,
  SYSTEM,
  user,
  type Viewer,
} from './test-parcel.ts';

let db: TestDatabase;
let offices: { originOfficeId: string; destinationOfficeId: string };

beforeAll(async () => {
  db = await testDatabase();
  offices = { originOfficeId: await anOffice(db), destinationOfficeId: await anOffice(db) };
});
afterAll(() => db.close());

const anAddress = () => `${randomUUID()}@example.org`;
const aNumber = () => `+35191${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;

async function claim(viewer: Viewer, email: string | null, phone: string | null = null): Promise<string[]> {
  const people = await db.value<Person[]>('select claim_people($1, $2, $3)', [viewer, email, phone]);
  return people.map(({ id }) => id);
}

async function reachedBy(contact: { email?: string; phone?: string }, sub?: string): Promise<string> {
  const id = await aPerson(db, sub);
  await db.query(`update person_contact set email = $2, phone = $3, notify_by = null where person_id = $1`, [
    id,
    contact.email ?? null,
    contact.phone ?? null,
  ]);
  return id;
}

const tiedTo = (personId: string) =>
  db.value<string | null>('select cognito_sub from person where id = $1', [personId]);

describe('a person', () => {
  it('is claimed by an address that was proved, whatever its case, in all records that have it', async () => {
    const email = anAddress();
    const people = [await reachedBy({ email }), await reachedBy({ email: email.toUpperCase() })];

    expect((await claim(user(), email)).sort()).toEqual(people.sort());
  });

  it('is claimed by a number that was proved, by staff and admins too', async () => {
    const phone = aNumber();
    const personId = await reachedBy({ phone });

    expect(await claim(user('staff', 'admin'), null, phone)).toEqual([personId]);
  });

  it.each([
    ['nothing', null, null],
    ['nothing but a blank', '', ''],
    ['another address', 'another@example.org', null],
  ])('is nobody to who has proved %s', async (_, email, phone) => {
    const unreachable = await reachedBy({});
    const other = await reachedBy({ email: anAddress(), phone: aNumber() });

    expect(await claim(user(), email, phone)).toEqual([]);
    expect([await tiedTo(unreachable), await tiedTo(other)]).toEqual([null, null]);
  });

  it('is told from who writes the address with a letter that looks like one of it', async () => {
    const personId = await reachedBy({ email: 'kelvin@example.net' });

    expect(await claim(user(), '\u212aelvin@example.net')).toEqual([]);
    expect(await claim(user(), 'KELVIN@example.net')).toEqual([personId]);
  });

  it('stays whose it is', async () => {
    const [owner, later] = [user(), user()];
    const [email, phone] = [anAddress(), aNumber()];
    const personId = await reachedBy({ email, phone });
    await claim(owner, email);

    expect(await claim(later, email, phone)).toEqual([]);
    expect(await claim(owner, email)).toEqual([personId]);
    expect(await tiedTo(personId)).toBe(owner.sub);
  });

  it('is not claimed once it was erased, nor by the system', async () => {
    const [email, another] = [anAddress(), anAddress()];
    const erased = await reachedBy({ email });
    await db.query('update person set erased_at = clock_timestamp() where id = $1', [erased]);
    const unclaimed = await reachedBy({ email: another });

    expect(await claim(user(), email)).toEqual([]);
    expect(await claim(SYSTEM, another)).toEqual([]);
    expect(await db.value('select claimed_at from person where id = $1', [unclaimed])).toBeNull();
  });

  it('brings their packages with it, also in lists', async () => {
    const parcel = await aPackage(db);
    const viewer = user();
    const listed = () =>
      db.value<boolean>(
        `select exists (
           select from package_page($1, '{}', '[]', 'NEWEST', null, null, 100) p where p.package_id = $2
         )`,
        [viewer, parcel.id],
      );
    expect([await packageSeenBy(db, viewer, parcel), await listed()]).toEqual([null, false]);

    await claim(viewer, `${parcel.recipientId}@example.org`);

    expect(await packageSeenBy(db, viewer, parcel)).toMatchObject({ id: parcel.id });
    expect(await listed()).toBe(true);
  });
});

describe('who writes the address of somebody else into a registration', () => {
  const aRegistration = (sender: object, recipient: object = { name: 'Rui Example' }) => ({
    ...offices,
    sender,
    recipient,
  });

  it('gains nothing of theirs: neither what was there, nor what they claim later', async () => {
    const [attacker, victim] = [user(), user()];
    const email = anAddress();
    const before = await aPackage(db);
    await db.query('update person_contact set email = $2 where person_id = $1', [before.recipientId, email]);

    await register(db, aRegistration({ name: 'Mallory', email }), attacker);

    expect(await claim(attacker, 'mallory@example.net')).toHaveLength(1);
    expect(await packageSeenBy(db, attacker, before)).toBeNull();
    expect(await claim(victim, email)).toEqual([before.recipientId]);
    expect(await packageSeenBy(db, attacker, before)).toBeNull();
  });

  it('does not become the sender of what the other registers after having claimed', async () => {
    const [attacker, victim] = [user(), user()];
    const [email, phone] = [anAddress(), aNumber()];
    const { package: bait } = await register(
      db,
      aRegistration({ name: 'Mallory' }, { name: 'V', email, phone, notifyBy: 'SMS' }),
      attacker,
    );
    await claim(victim, email);

    const { package: own } = await register(db, aRegistration({ name: 'Vera', email }), victim);

    expect(own?.sender?.id).not.toBe(bait?.recipient?.id);
    expect(own?.sender).toMatchObject({ name: 'Vera', email, phone: null });
  });
});

describe('me', () => {
  const meOf = (viewer: Viewer) => db.asApi(() => db.value<Me>('select me($1)', [viewer]));

  it('is the groups that there are, the offices of a member of staff, and the people with all their data', async () => {
    const viewer = user('staff', 'finance', 'emperor');
    const officeId = offices.originOfficeId;
    await db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'MANAGER')`, [
      viewer.sub,
      officeId,
    ]);
    const email = anAddress();
    const personId = await reachedBy({ email }, viewer.sub);
    await db.query('update person set home_office_id = $2 where id = $1', [personId, officeId]);

    expect(await meOf(viewer)).toMatchObject({
      userId: viewer.sub,
      groups: ['staff', 'finance'],
      offices: [{ userId: viewer.sub, officeId, role: 'MANAGER' }],
      people: [{ id: personId, email, homeOffice: { id: officeId, costCentre: '4711' } }],
    });
  });

  it('is nobody anywhere without groups, offices and people', async () => {
    const viewer = user();
    await db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'CLERK')`, [
      viewer.sub,
      offices.originOfficeId,
    ]);

    expect(await meOf(viewer)).toEqual({ userId: viewer.sub, groups: [], offices: [], people: [] });
  });
});
