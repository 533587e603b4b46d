import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf } from './test-model.ts';
import { aPackage, record, recordAll, type Parcel } from './test-parcel.ts';

type Claimed = {
  notification_id: string;
  channel: string;
  email: string;
  phone: string;
  office_name: string;
};

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function anArrival(): Promise<{ parcel: Parcel; eventId: string }> {
  const parcel = await aPackage(db, 'ARRIVED');
  return { parcel, eventId: (await eventsOf(db, parcel)).at(-1)?.id ?? '' };
}
const claim = (eventId: string, seconds = 60) =>
  db.query<Claimed>('select * from claim_notification($1, $2)', [eventId, seconds]);
const finish = (claimed: Claimed | undefined, state: string) =>
  db.query('select finish_notification($1, $2, $3)', [claimed?.notification_id, state, 'because']);
const ledger = (eventId: string) =>
  db.query('select channel, state, detail from notification where event_id = $1', [eventId]);

describe('a notification', () => {
  it('goes to the recipient, by the channel they chose', async () => {
    const { parcel, eventId } = await anArrival();
    await db.query(`update person_contact set notify_by = 'SMS' where person_id = $1`, [parcel.recipientId]);

    expect(await claim(eventId)).toMatchObject([
      {
        person_id: parcel.recipientId,
        channel: 'SMS',
        phone: '+351912345678',
        tracking_number: parcel.trackingNumber,
        office_name: 'An office',
        kind: 'RECEIVE',
        status: 'ARRIVED',
      },
    ]);
  });

  it('is claimed by one at a time, and by nobody once it is sent', async () => {
    const { eventId } = await anArrival();
    const [claimed] = await claim(eventId);

    expect(await claim(eventId)).toEqual([]);
    await finish(claimed, 'SENT');
    expect(await claim(eventId)).toEqual([]);
    await finish(claimed, 'FAILED');
    expect(await ledger(eventId)).toEqual([{ channel: 'EMAIL', state: 'SENT', detail: 'because' }]);
  });

  it.each(['FAILED', 'DEFERRED'])('is claimed again after it was %s', async (state) => {
    const { eventId } = await anArrival();
    const [claimed] = await claim(eventId);

    await finish(claimed, state);

    expect(await claim(eventId)).toMatchObject([{ notification_id: claimed?.notification_id }]);
  });

  it('is claimed again when whoever claimed it has not come back', async () => {
    const { eventId } = await anArrival();

    expect(await claim(eventId, 0)).toHaveLength(1);
    expect(await claim(eventId)).toHaveLength(1);
  });

  it('is explained when there is no way to reach the person', async () => {
    const { parcel, eventId } = await anArrival();
    await db.query(`update person_contact set notify_by = null where person_id = $1`, [parcel.recipientId]);

    expect(await claim(eventId)).toEqual([]);
    expect(await ledger(eventId)).toMatchObject([{ state: 'SUPPRESSED' }]);
  });

  it('finds the topic of the address that was saved', async () => {
    const { parcel, eventId } = await anArrival();
    await db.query('select save_email_topic($1, $2)', [parcel.recipientId, 'arn:topic']);

    expect(await claim(eventId)).toMatchObject([{ email_topic_arn: 'arn:topic' }]);
  });

  it("is none for what is not the recipient's to hear of", async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const atHub = (await eventsOf(db, parcel)).at(-1)?.id ?? '';

    expect(await claim(atHub)).toEqual([]);
    expect(await ledger(atHub)).toEqual([]);
  });

  it('tells of an arrival that was heard of late, and not of what has moved on', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    await recordAll(db, parcel, [
      { kind: 'SHELVE', minute: 20 },
      { kind: 'RECEIVE', minute: 10 },
    ]);
    const [shelved, received] = (await eventsOf(db, parcel)).slice(-2).map(({ id }) => id);

    expect(await claim(received ?? '')).toMatchObject([{ kind: 'RECEIVE', status: 'ARRIVED' }]);

    await record(db, parcel, { kind: 'HAND_OVER', minute: 30 });
    expect(await claim(shelved ?? '')).toEqual([]);
    expect(await ledger(shelved ?? '')).toEqual([
      { channel: 'EMAIL', state: 'SUPPRESSED', detail: 'superseded' },
    ]);
  });

  it('is not sent again by an earlier scan of the same arrival that came late', async () => {
    const { parcel, eventId } = await anArrival();
    await finish((await claim(eventId))[0], 'SENT');

    await record(db, parcel, { kind: 'RECEIVE', minute: 1.5 });
    const earlier = (await eventsOf(db, parcel)).at(-1)?.id ?? '';

    expect(await claim(earlier)).toEqual([]);
    expect(await ledger(earlier)).toMatchObject([{ state: 'SUPPRESSED', detail: 'told before' }]);
  });

  it('follows when a late event makes an arrival of what was nothing', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    await record(db, parcel, { kind: 'DECLARE_LOST', minute: 10 });
    await record(db, parcel, { kind: 'RECEIVE', minute: 30 });
    const arrival = (await eventsOf(db, parcel)).at(-1)?.id ?? '';
    expect(await claim(arrival)).toEqual([]);
    await db.query('delete from outbox');

    await record(db, parcel, { kind: 'FOUND', minute: 20, officeId: parcel.hub });

    expect(await db.query('select event_id from outbox order by id')).toContainEqual({ event_id: arrival });
    expect(await claim(arrival)).toMatchObject([{ status: 'ARRIVED' }]);
  });
});
