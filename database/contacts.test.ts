import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { user } from './test-parcel.ts';
import { anArrivedPackage, claim, finish, ledgerOf, people, queued } from './test-sending.ts';

const NOON = '2026-03-02T12:00:00Z';
const after = (days: number) => new Date(Date.parse(NOON) + days * 86_400_000);

let db: TestDatabase;
let parcel: Awaited<ReturnType<typeof anArrivedPackage>>;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await anArrivedPackage(db);
});
afterAll(() => db.close());

/** Somebody who was asked to confirm, for whom a message waits. */
async function whoWaits(): Promise<string> {
  const [ana] = (await people(db, 1)) as [string];
  await db.query(`select save_email_topic($1, $2)`, [ana, `arn:${ana}`]);
  await db.query(`select save_email_state($1, $2, 'PENDING', $3)`, [ana, `arn:${ana}`, NOON]);
  await queued(db, parcel, [ana], { channel: 'EMAIL' });
  const { messages } = await claim(db, NOON);
  for (const message of messages) await finish(db, message, NOON, ['DEFERRED', 'UNCONFIRMED']);
  return ana;
}

const seen = (page: object[], at: Date) =>
  db.value<number>('select reconcile_emails($1, $2)', [JSON.stringify(page), at]);
const stateOf = (ana: string) =>
  db.value<string>('select email_state from person_contact where person_id = $1', [ana]);

describe('what waits for a confirmation', () => {
  it('goes out once SNS says that the address is confirmed', async () => {
    const ana = await whoWaits();
    expect((await claim(db, after(1))).messages).toEqual([]);

    expect(await seen([{ topicArn: `arn:${ana}`, state: 'CONFIRMED' }], after(2))).toBe(1);

    expect(await stateOf(ana)).toBe('CONFIRMED');
    const { messages } = await claim(db, after(2));
    expect(messages).toMatchObject([{ personId: ana, channel: 'EMAIL' }]);

    // put off by who had asked SNS before
    for (const message of messages) await finish(db, message, after(2), ['DEFERRED', 'UNCONFIRMED']);
    expect(
      await db.value(`select save_email_state($1, $2, 'CONFIRMED', $3)`, [ana, `arn:${ana}`, after(2)]),
    ).toBe(1);
  });

  it('is dropped where nobody confirmed for so long that SNS has forgotten that it asked', async () => {
    const ana = await whoWaits();

    await db.query('select finish_email_reconciliation($1, $1)', [after(0.5)]);
    expect(await stateOf(ana)).toBe('PENDING');
    await db.query('select finish_email_reconciliation($1, $1)', [after(3)]);

    expect(await stateOf(ana)).toBe('UNSUBSCRIBED');
    expect(await ledgerOf(db, [ana])).toMatchObject([{ state: 'SUPPRESSED', reason: 'UNSUBSCRIBED' }]);
  });

  it('is not sent when it is older than a week, and says why', async () => {
    const ana = await whoWaits();

    expect(await seen([{ topicArn: `arn:${ana}`, state: 'CONFIRMED' }], after(8))).toBeGreaterThanOrEqual(0);

    expect(await ledgerOf(db, [ana])).toMatchObject([{ state: 'SUPPRESSED', reason: 'UNCONFIRMED' }]);
  });

  it('is dropped for whoever has unsubscribed: who had confirmed, and is in no page', async () => {
    const [ana, rui] = [await whoWaits(), await whoWaits()];
    for (const id of [ana, rui]) await seen([{ topicArn: `arn:${id}`, state: 'CONFIRMED' }], after(0.1));

    await seen([{ topicArn: `arn:${rui}`, state: 'CONFIRMED' }], after(1));
    await db.query('select finish_email_reconciliation($1, $2)', [after(0.9), after(1)]);

    expect([await stateOf(ana), await stateOf(rui)]).toEqual(['UNSUBSCRIBED', 'CONFIRMED']);
    const { messages } = await claim(db, after(1));
    expect(messages.map(({ personId }) => personId)).not.toContain(ana);
  });
});

describe('a number that replied STOP', () => {
  it('is not written to until it is in no page any more', async () => {
    const [ana] = (await people(db, 1)) as [string];
    const phone = await db.value<string>('select phone from person_contact where person_id = $1', [ana]);
    const isOut = () =>
      db.value<boolean>('select opted_out_at is not null from person_contact where person_id = $1', [ana]);

    await db.query('select reconcile_opt_outs($1, $2)', [JSON.stringify([phone]), after(1)]);
    await db.query('select finish_opt_out_reconciliation($1)', [after(0.9)]);
    expect(await isOut()).toBe(true);
    await queued(db, parcel, [ana]);
    expect((await claim(db, after(1))).messages.map(({ personId }) => personId)).not.toContain(ana);
    expect(await ledgerOf(db, [ana])).toMatchObject([{ state: 'SUPPRESSED', reason: 'OPTED_OUT' }]);

    await db.query('select finish_opt_out_reconciliation($1)', [after(2)]);
    expect(await isOut()).toBe(false);
  });
});

describe('another mail to confirm an address', () => {
  it('is asked for by who may change the person, and once in ten minutes', async () => {
    const ana = await whoWaits();
    await db.query(
      `update person_contact set confirmation_sent_at = now() - interval '1 hour' where person_id = $1`,
      [ana],
    );
    const resend = (viewer: object) =>
      db.value<{ person?: { emailState: string }; error?: { code: string } }>(
        'select resend_confirmation($1, $2)',
        [viewer, ana],
      );
    const wanted = async () =>
      (await db.query(`select person_id from claim_confirmations(now(), 60)`)).length;

    expect(await resend(user('staff'))).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await wanted()).toBe(0);
    expect(await resend(user('admin'))).toMatchObject({ person: { emailState: 'PENDING' } });
    expect(await wanted()).toBe(1);
    await db.query(`select save_email_state($1, $2, 'PENDING', now())`, [ana, `arn:${ana}`]);
    await resend(user('admin'));
    expect(await wanted()).toBe(0);
  });
});
