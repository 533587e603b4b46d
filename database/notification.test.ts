import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { lastEvent, ledger, nightOff, plan, sent, type LedgerRow } from './test-notification.ts';
import { aPackage, record, recordAll, user, type Parcel } from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function anArrival(): Promise<{ parcel: Parcel; eventId: string }> {
  const parcel = await aPackage(db, 'ARRIVED');
  await nightOff(db, parcel);
  return { parcel, eventId: await lastEvent(db, parcel) };
}
const told = (rows: LedgerRow[]) =>
  rows.map(({ role, channel, state, reason }) => [role, channel, state, reason]);
const toRecipient = (rows: LedgerRow[]) => rows.filter(({ role }) => role === 'RECIPIENT');

describe('what an event is planned to tell', () => {
  it('goes to whom the matrix says, in the way they have chosen', async () => {
    const { parcel, eventId } = await anArrival();
    await db.query(`update person_contact set notify_by = 'SMS' where person_id = $1`, [parcel.recipientId]);

    expect(await plan(db, eventId)).toEqual({ due: 2, laterBuckets: [] });
    expect(told(await ledger(db, eventId))).toEqual([
      ['RECIPIENT', 'SMS', 'QUEUED', null],
      ['SENDER', 'EMAIL', 'QUEUED', null],
    ]);
  });

  it('is planned once, however often it is asked for', async () => {
    const { eventId } = await anArrival();
    await plan(db, eventId);
    const before = await ledger(db, eventId);

    await plan(db, eventId, '2026-03-01T12:00:00Z');

    expect(await ledger(db, eventId)).toEqual(before);
  });

  it('is explained where there is no way to reach the person, or they do not want to hear', async () => {
    const { parcel, eventId } = await anArrival();
    await db.query('update person_contact set notify_by = null where person_id = $1', [parcel.recipientId]);
    await db.query('delete from person_contact where person_id = $1', [parcel.senderId]);

    await plan(db, eventId);

    expect(told(await ledger(db, eventId))).toEqual([
      ['RECIPIENT', 'EMAIL', 'SUPPRESSED', 'UNSUBSCRIBED'],
      ['SENDER', 'EMAIL', 'SUPPRESSED', 'NO_CONTACT'],
    ]);
  });

  it('is told to those who watch, and once to whoever is both', async () => {
    const { parcel, eventId } = await anArrival();
    await db.query('update package set recipient_id = sender_id where id = $1', [parcel.id]);
    await db.query('insert into package_watcher (package_id, person_id) values ($1, $2)', [
      parcel.id,
      parcel.recipientId,
    ]);

    await plan(db, eventId);

    expect(told(await ledger(db, eventId))).toEqual([
      ['RECIPIENT', 'EMAIL', 'QUEUED', null],
      ['WATCHER', 'EMAIL', 'QUEUED', null],
    ]);
  });

  it('is nothing where an office on the way is not told by default', async () => {
    const parcel = await aPackage(db, 'AT_HUB');

    await plan(db, await lastEvent(db, parcel));

    expect(await ledger(db, await lastEvent(db, parcel))).toEqual([]);
  });

  it('is what the person has chosen, for each kind and channel', async () => {
    const { parcel, eventId } = await anArrival();
    await db.query('insert into notification_preference (person_id, kinds) values ($1, $2)', [
      parcel.recipientId,
      { ARRIVED: { EMAIL: false, SMS: true } },
    ]);

    await plan(db, eventId);

    expect(told(toRecipient(await ledger(db, eventId)))).toEqual([
      ['RECIPIENT', 'EMAIL', 'SUPPRESSED', 'SWITCHED_OFF'],
      ['RECIPIENT', 'SMS', 'QUEUED', null],
    ]);
  });

  it('is not what the office that it goes to never tells', async () => {
    const { parcel, eventId } = await anArrival();
    await db.query(`update office set silent_kinds = '{ARRIVED}' where id = $1`, [parcel.destination]);

    await plan(db, eventId);

    expect((await ledger(db, eventId)).map(({ reason }) => reason)).toEqual([
      'OFFICE_POLICY',
      'OFFICE_POLICY',
    ]);
  });

  it('is told to the managers of the office that has the package, where nobody scans it', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    await nightOff(db, parcel);
    const [manager] = await db.query<{ id: string }>(
      `with someone as (insert into person (name, cognito_sub) values ('Eva', $2) returning id),
       contact as (insert into person_contact (person_id, email, notify_by) select id, 'eva@example.org', 'EMAIL' from someone),
       member as (insert into office_member (sub, office_id, role) values ($2, $1, 'MANAGER'))
       select id from someone`,
      [parcel.hub, `manager of ${parcel.hub}`],
    );
    await record(db, parcel, {
      kind: 'RAISE_EXCEPTION',
      exceptionKind: 'STALLED',
      reason: 'Nobody has seen it',
    });

    await plan(db, await lastEvent(db, parcel));

    expect(await ledger(db, await lastEvent(db, parcel))).toEqual([
      expect.objectContaining({ personId: manager?.id, role: 'MANAGER', kind: 'STALLED', state: 'QUEUED' }),
    ]);
  });
});

describe('what has moved on', () => {
  it('is not told any more, and is told of an arrival that was heard of late', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    await nightOff(db, parcel);
    await record(db, parcel, { kind: 'SHELVE', minute: 20 });
    const shelved = await lastEvent(db, parcel);
    await record(db, parcel, { kind: 'RECEIVE', minute: 10 });
    const received = await lastEvent(db, parcel);
    await plan(db, shelved);
    await plan(db, received);
    expect(told(toRecipient(await ledger(db, received)))).toEqual([['RECIPIENT', 'EMAIL', 'QUEUED', null]]);

    await record(db, parcel, { kind: 'HAND_OVER', minute: 30 });
    await plan(db, await lastEvent(db, parcel));

    const dropped = [...(await ledger(db, received)), ...(await ledger(db, shelved))];
    expect(dropped.map(({ state, reason }) => [state, reason])).toEqual([
      ...dropped.map(() => ['SUPPRESSED', 'SUPERSEDED']),
    ]);
  });

  it('is not sent again by an earlier scan of the same arrival that came late', async () => {
    const { parcel, eventId } = await anArrival();
    await plan(db, eventId);
    await sent(db, eventId);

    await record(db, parcel, { kind: 'RECEIVE', minute: 1.5 });
    await plan(db, await lastEvent(db, parcel));

    expect(told(toRecipient(await ledger(db, await lastEvent(db, parcel))))).toEqual([
      ['RECIPIENT', 'EMAIL', 'SUPPRESSED', 'TOLD_BEFORE'],
    ]);
  });

  it('follows when a late event makes an arrival of what was nothing', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    await nightOff(db, parcel);
    await record(db, parcel, { kind: 'DECLARE_LOST', minute: 10 });
    await record(db, parcel, { kind: 'RECEIVE', minute: 30 });
    const arrival = await lastEvent(db, parcel);
    await plan(db, arrival);
    expect(await ledger(db, arrival)).toEqual([]);
    await db.query('delete from outbox');

    await record(db, parcel, { kind: 'FOUND', minute: 20, officeId: parcel.hub });

    expect(await db.query('select event_id from outbox order by id')).toContainEqual({ event_id: arrival });
    await plan(db, arrival);
    expect(told(toRecipient(await ledger(db, arrival)))).toEqual([['RECIPIENT', 'EMAIL', 'QUEUED', null]]);
  });

  it('is a delay that is over: it is told while it is open, once', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    await nightOff(db, parcel);
    const delay = { kind: 'RAISE_EXCEPTION', exceptionKind: 'DELAYED' } as const;
    await recordAll(db, parcel, [
      { ...delay, minute: 50 },
      { ...delay, minute: 60 },
    ]);
    const again = await lastEvent(db, parcel);
    const first = await lastEvent(db, parcel, 1);
    await plan(db, first);
    await plan(db, again);
    expect(await ledger(db, again)).toEqual([]);
    expect((await ledger(db, first)).map(({ state }) => state)).toEqual(['QUEUED', 'QUEUED']);

    await record(db, parcel, { kind: 'RECEIVE', minute: 70 });
    await plan(db, await lastEvent(db, parcel));

    expect((await ledger(db, first)).map(({ reason }) => reason)).toEqual(['SUPERSEDED', 'SUPERSEDED']);
  });
});

describe('a mistake that is taken back', () => {
  const takeBack = async (parcel: Parcel, eventId: string) => {
    await db.value(`select perform_act($1, $2, '[]')`, [
      user('admin'),
      { idempotencyKey: randomUUID(), packageId: parcel.id, kind: 'VOID', eventId, reason: 'A mistake' },
    ]);
    const voidId = await lastEvent(db, parcel);
    await plan(db, voidId);
    return voidId;
  };

  it('is corrected for those alone who got it, in the way they got it', async () => {
    const { parcel, eventId } = await anArrival();
    await db.query(`update person_contact set notify_by = 'SMS' where person_id = $1`, [parcel.recipientId]);
    await plan(db, eventId);
    await sent(db, eventId, 'RECIPIENT');

    const voidId = await takeBack(parcel, eventId);

    expect(told(await ledger(db, voidId))).toEqual([['RECIPIENT', 'SMS', 'QUEUED', null]]);
    expect(told(await ledger(db, eventId))).toEqual([
      ['RECIPIENT', 'SMS', 'SENT', null],
      ['SENDER', 'EMAIL', 'SUPPRESSED', 'SUPERSEDED'],
    ]);
  });

  it('is not corrected for those whose message was refused, and only until that is known if it was on its way', async () => {
    const { parcel, eventId } = await anArrival();
    await plan(db, eventId);
    await db.query(
      `update notification
       set leased_until = now() + interval '1 hour', claimed_at = case role when 'SENDER' then now() end
       where event_id = $1`,
      [eventId],
    );

    const voidId = await takeBack(parcel, eventId);

    expect(told(await ledger(db, voidId))).toEqual([['SENDER', 'EMAIL', 'QUEUED', null]]);
    await db.query('update notification set claimed_at = null where event_id = $1', [eventId]);
    expect(
      await db.value('select reason_not_to_tell(n, now()) from notification n where event_id = $1', [voidId]),
    ).toBe('SUPERSEDED');
  });

  it('is told anew once it is true after all, if the correction went out, and else not corrected', async () => {
    const [corrected, waiting] = [await anArrival(), await anArrival()];
    for (const { parcel, eventId } of [corrected, waiting]) {
      await plan(db, eventId);
      await sent(db, eventId);
      const voidId = await takeBack(parcel, eventId);
      if (parcel === corrected.parcel) await sent(db, voidId);
      await record(db, parcel, { kind: 'RECEIVE', minute: 210 });
      await plan(db, await lastEvent(db, parcel));
    }

    const after = async ({ parcel }: { parcel: Parcel }, back: number) =>
      told(toRecipient(await ledger(db, await lastEvent(db, parcel, back))));
    expect(await after(corrected, 0)).toEqual([['RECIPIENT', 'EMAIL', 'QUEUED', null]]);
    expect(await after(waiting, 0)).toEqual([['RECIPIENT', 'EMAIL', 'SUPPRESSED', 'TOLD_BEFORE']]);
    expect(await after(waiting, 1)).toEqual([['RECIPIENT', 'EMAIL', 'SUPPRESSED', 'SUPERSEDED']]);
  });
});
