import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf } from './test-model.ts';
import { aPackage, type Parcel } from './test-parcel.ts';

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
});
