import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotificationExplanation, Person } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { lastEvent, ledger, nightOff, plan } from './test-notification.ts';
import { aClerk, aPackage, user, type Parcel, type Viewer } from './test-parcel.ts';

type Changed = { person?: Person; error?: { code: string; message: string } };

let db: TestDatabase;
let parcel: Parcel;
const recipient = user();
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'ARRIVED');
  await nightOff(db, parcel);
  await db.query('update person set cognito_sub = $2 where id = $1', [parcel.recipientId, recipient.sub]);
});
afterAll(() => db.close());

const change = (viewer: Viewer, input: object, personId = parcel.recipientId) =>
  db.value<Changed>('select update_notification_preferences($1, $2)', [viewer, { personId, ...input }]);
const explain = (viewer: Viewer, personId: string) =>
  db.value<NotificationExplanation[] | null>('select notification_explanation($1, $2, $3)', [
    viewer,
    parcel.id,
    personId,
  ]);
const kept = async (viewer: Viewer, packageId = parcel.id) =>
  (
    await db.query<{ item: { personId: string } }>('select item from notification_page($1, $2, null, 50)', [
      viewer,
      packageId,
    ])
  ).map(({ item }) => item.personId);

describe('preferences', () => {
  it('are changed one by one, by the person and by admins, and taken back', async () => {
    await change(recipient, { choices: [{ kind: 'SENT', channel: 'SMS', isTold: true }], digestMinutes: 30 });
    const { person } = await change(user('admin'), {
      quietFrom: '23:00:00',
      quietUntil: '06:30',
      timeZone: 'Asia/Tokyo',
    });

    expect(person?.preferences).toEqual({
      choices: [{ kind: 'SENT', channel: 'SMS', isTold: true }],
      quietFrom: '23:00:00',
      quietUntil: '06:30:00',
      timeZone: 'Asia/Tokyo',
      digestMinutes: 30,
    });
    const { person: reset } = await db.value<Changed>('select reset_preferences($1, $2)', [
      user('admin'),
      parcel.recipientId,
    ]);
    expect(reset?.preferences).toMatchObject({
      choices: [],
      quietFrom: null,
      timeZone: null,
      digestMinutes: 0,
    });
  });

  it.each([
    [{ quietFrom: '22:00' }, 'quietFrom and quietUntil belong together.'],
    [{ quietFrom: '25:00', quietUntil: '07:00' }, 'quietFrom and quietUntil must be times such as 22:00.'],
    [{ timeZone: 'Nowhere/Nothing' }, 'timeZone is no IANA zone.'],
    [{ digestMinutes: 1441 }, 'digestMinutes must be from 0 to 1440.'],
    [{}, 'There is nothing to change.'],
  ])('are refused that cannot be: %j', async (input, message) => {
    expect((await change(recipient, input)).error).toEqual({ code: 'INVALID_INPUT', message });
  });

  it('are nobody else’s to change', async () => {
    const clerk = await aClerk(db, parcel.destination, 'MANAGER');

    expect((await change(clerk, { digestMinutes: 30 })).error?.code).toBe('NOT_FOUND');
  });
});

describe('what waits', () => {
  it('for the night or for others says so, and the order in which a person hears is kept', async () => {
    await change(recipient, { quietFrom: '12:00', quietUntil: '14:00', timeZone: 'UTC', digestMinutes: 30 });
    const eventId = await lastEvent(db, parcel);

    await db.undone(async () => {
      const planned = await plan(db, eventId, '2026-02-02T11:45:00Z');

      expect(planned).toEqual({ due: 1, laterBuckets: ['2026-02-02T14:00:00.000Z'] });
      expect((await ledger(db, eventId))[0]).toMatchObject({
        state: 'DEFERRED',
        reason: 'QUIET_HOURS',
        dueAt: '2026-02-02T14:00:00.000Z',
      });
    });
    await change(recipient, { quietFrom: '00:00', quietUntil: '00:00', timeZone: null, digestMinutes: 0 });
  });
});

describe('an explanation', () => {
  it('is for the staff of its offices, and for everybody about themselves', async () => {
    await plan(db, await lastEvent(db, parcel));
    const clerk = await aClerk(db, parcel.destination);
    const own = await explain(recipient, parcel.recipientId);

    expect(own).toEqual(await explain(clerk, parcel.recipientId));
    expect(own).toContainEqual(
      expect.objectContaining({
        kind: 'ARRIVED',
        channel: 'EMAIL',
        role: 'RECIPIENT',
        state: 'QUEUED',
        reason: null,
      }),
    );
    expect(own).toContainEqual(
      expect.objectContaining({
        kind: 'READY_FOR_PICKUP',
        channel: 'SMS',
        state: null,
        reason: 'SWITCHED_OFF',
      }),
    );
    await db.query(`update office set silent_kinds = '{READY_FOR_PICKUP}' where id = $1`, [
      parcel.destination,
    ]);
    await db.query('update person_contact set opted_out_at = now() where person_id = $1', [
      parcel.recipientId,
    ]);
    const never = await explain(clerk, parcel.recipientId);
    await db.query(`update office set silent_kinds = '{}' where id = $1`, [parcel.destination]);
    await db.query('update person_contact set opted_out_at = null where person_id = $1', [
      parcel.recipientId,
    ]);
    for (const [channel, reason] of [
      ['EMAIL', 'OFFICE_POLICY'],
      ['SMS', 'OPTED_OUT'],
    ])
      expect(never).toContainEqual(expect.objectContaining({ kind: 'READY_FOR_PICKUP', channel, reason }));
    expect(await explain(recipient, parcel.senderId)).toBeNull();
    expect(await explain(user('finance'), parcel.recipientId)).toBeNull();
    expect(await explain(await aClerk(db, parcel.elsewhere), parcel.recipientId)).toBeNull();
    expect(JSON.stringify(own)).not.toMatch(/@|\+351/);
  });

  it('has each kind and channel once, for what the person is to the package', async () => {
    await plan(db, await lastEvent(db, parcel));
    const [sender] = await db.query<{ id: string }>('select sender_id as id from package where id = $1', [
      parcel.id,
    ]);
    const clerk = await aClerk(db, parcel.destination);

    for (const [personId, role] of [
      [sender?.id ?? '', 'SENDER'],
      [parcel.recipientId, 'RECIPIENT'],
    ] as const) {
      const all = await explain(clerk, personId);
      const keys = all?.map(({ kind, channel }) => `${kind} ${channel}`) ?? [];

      expect(new Set(keys).size).toBe(keys.length);
      expect([...new Set(all?.map(({ role: one }) => one))]).toEqual([role]);
    }
  });

  it('stands beside the list of messages, which has those of everybody for staff alone', async () => {
    const clerk = await aClerk(db, parcel.destination);

    expect((await kept(clerk)).toSorted()).toEqual([parcel.recipientId, parcel.senderId].toSorted());
    expect(await kept(recipient)).toEqual([parcel.recipientId]);
    expect(await kept(user('finance'))).toEqual([]);
  });
});
