import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import type { Parcel } from './test-parcel.ts';
import { anArrivedPackage, claim, finish, ledgerOf, people, queued, type Claimed } from './test-sending.ts';

const NOON = '2026-03-02T12:00:00Z';
const after = (seconds: number) => new Date(Date.parse(NOON) + seconds * 1000);

let db: TestDatabase;
let parcels: (Parcel & { eventId: string })[];
beforeAll(async () => {
  db = await testDatabase();
  parcels = [await anArrivedPackage(db), await anArrivedPackage(db), await anArrivedPackage(db)];
});
afterEach(() => db.query('truncate notification, sending_bucket, sending_day'));
afterAll(() => db.close());

const parcel = (place = 0) => parcels[place] as Parcel & { eventId: string };
const one = (claimed: { messages: Claimed[] }) => claimed.messages[0] as Claimed;

describe('a message that is due', () => {
  it('is leased to one of those who ask, and known as sent for ever once it was', async () => {
    const [ana] = (await people(db, 1)) as [string];
    await queued(db, parcel(), [ana]);

    const first = await claim(db, NOON);
    const meanwhile = await claim(db, after(60));
    await finish(db, one(first), after(61));
    await finish(db, one(first), after(62), ['FAILED', 'REFUSED']);

    expect(first.messages).toMatchObject([{ personId: ana, channel: 'SMS', items: [{ kind: 'ARRIVED' }] }]);
    expect(meanwhile.messages).toEqual([]);
    expect(await ledgerOf(db, [ana])).toEqual([{ state: 'SENT', reason: null, attempts: 1, unsure: 0 }]);
    expect((await claim(db, after(3600))).messages).toEqual([]);
  });

  it('whose sender died is given again after the lease, and counted as one that may be on the wire twice', async () => {
    const [ana] = (await people(db, 1)) as [string];
    await queued(db, parcel(), [ana]);
    const first = await claim(db, NOON);

    const early = await claim(db, after(60));
    const again = await claim(db, after(91));
    await finish(db, one(again), after(92));

    expect(early).toEqual({ messages: [], tail: { nextAt: null, laterAt: after(90).toISOString() } });

    expect(one(again)).toEqual(one(first));
    expect(await ledgerOf(db, [ana])).toEqual([{ state: 'SENT', reason: null, attempts: 2, unsure: 1 }]);
  });

  it.each([
    ['an answer that was lost', ['QUEUED', 'OUTSIDE_SERVICE'], { reason: 'OUTSIDE_SERVICE', unsure: 1 }],
    ['a refusal for now', ['DEFERRED', 'RATE_LIMIT'], { reason: 'RATE_LIMIT', unsure: 0 }],
  ] as const)(
    'is tried again after %s, for longer and longer, and before what comes later',
    async (_, [state, reason], known) => {
      const [ana] = (await people(db, 1)) as [string];
      await queued(db, parcel(0), [ana]);
      await queued(db, parcel(1), [ana], { dueAt: after(1).toISOString() });

      const first = await claim(db, after(2));
      const next = await finish(db, one(first), after(2), [state, reason]);

      expect(next).toEqual(after(2.2));
      expect((await ledgerOf(db, [ana]))[0]).toMatchObject({ state: 'DEFERRED', attempts: 1, ...known });
      expect((await claim(db, after(2.1))).messages).toEqual([]);
      const again = await claim(db, after(2.2));
      expect(again.messages.map(({ messageId }) => messageId)).toEqual([one(first).messageId]);
      expect(await finish(db, one(again), after(3), [state, reason])).toEqual(after(3.4));
    },
  );

  it('is given up after a day of trying, and explained', async () => {
    const [ana] = (await people(db, 1)) as [string];
    await queued(db, parcel(), [ana]);
    let at = Date.parse(NOON);
    for (let next: Date | null = new Date(at); next; at = next?.getTime() ?? at) {
      const claimed = await claim(db, next);
      next = await finish(db, one(claimed), next, ['QUEUED', 'OUTSIDE_SERVICE']);
    }

    expect(at - Date.parse(NOON)).toBeGreaterThan(24 * 3_600_000);
    expect(await ledgerOf(db, [ana])).toMatchObject([{ state: 'FAILED', reason: 'UNKNOWN_FAULT' }]);
  });

  it('never overtakes another to the same person on the same channel', async () => {
    const [ana, rui] = (await people(db, 2)) as [string, string];
    await queued(db, parcel(1), [ana], { dueAt: after(1).toISOString() });
    await queued(db, parcel(0), [ana, rui]);
    await queued(db, parcel(2), [ana], { dueAt: after(2).toISOString(), channel: 'EMAIL' });

    const first = await claim(db, after(3));
    expect(first.messages.map(({ personId, channel }) => [personId, channel]).sort()).toEqual(
      [
        [ana, 'EMAIL'],
        [ana, 'SMS'],
        [rui, 'SMS'],
      ].sort(),
    );
    for (const message of first.messages) await finish(db, message, after(3));
    expect((await claim(db, after(4))).messages).toMatchObject([{ personId: ana, channel: 'SMS' }]);
  });

  it('goes out with all that was put off until then, as one', async () => {
    const [ana] = (await people(db, 1)) as [string];
    for (const place of [0, 1])
      await queued(db, parcel(place), [ana], { state: 'DEFERRED', reason: 'DIGEST' });
    await queued(db, parcel(2), [ana], {
      dueAt: after(60).toISOString(),
      state: 'DEFERRED',
      reason: 'DIGEST',
    });

    const { messages } = await claim(db, NOON);

    expect(messages.map(({ items }) => items.length)).toEqual([2]);
    await finish(db, messages[0] as Claimed, NOON);
    expect((await ledgerOf(db, [ana])).map(({ state }) => state)).toEqual(['SENT', 'SENT', 'DEFERRED']);
  });

  it('is dropped for what has happened since, and put off where the night has come', async () => {
    const [ana, rui] = (await people(db, 2)) as [string, string];
    await queued(db, parcel(), [ana], { kind: 'OUT_FOR_DELIVERY' });
    await queued(db, parcel(), [rui]);
    await db.query(
      `insert into notification_preference (person_id, quiet_from, quiet_until, time_zone) values ($1, '11:00', '13:00', 'UTC')`,
      [rui],
    );

    const { messages, tail } = await claim(db, NOON);

    expect(messages).toEqual([]);
    expect(tail).toEqual({ nextAt: null, laterAt: after(3600).toISOString() });
    expect(await ledgerOf(db, [ana])).toMatchObject([{ state: 'SUPPRESSED', reason: 'SUPERSEDED' }]);
    expect(await ledgerOf(db, [rui])).toMatchObject([{ state: 'DEFERRED', reason: 'QUIET_HOURS' }]);
    expect((await claim(db, after(3600))).messages).toMatchObject([{ personId: rui }]);
  });
});

describe('what may go out', () => {
  it('is as much as the bucket holds, and the next when it holds one again', async () => {
    await queued(db, parcel(), await people(db, 40));

    const taken = [];
    let at = new Date(NOON);
    for (let round = 0; round < 4; round++) {
      const { messages, tail } = await claim(db, at);
      taken.push([messages.length, at.getTime() - Date.parse(NOON)]);
      at = new Date(tail.nextAt ?? NaN);
    }
    const second = await claim(db, after(1.2));

    expect(taken[0]).toEqual([5, 0]);
    expect(taken.slice(1).every(([count = 0]) => count <= 1)).toBe(true);
    expect(second.messages).toHaveLength(5);
  });

  it('is not filled up by a clock that is behind', async () => {
    await queued(db, parcel(), await people(db, 40));
    await claim(db, after(10));

    expect((await claim(db, NOON)).messages).toEqual([]);
    expect((await claim(db, after(10))).messages).toEqual([]);
  });

  it.each([
    ['one number', { perContact: 2 }],
    ['one office', { perOffice: 2 }],
    ['all', { perDay: 2 }],
  ])('stops at the budget of %s: what passes is dropped, what lasts waits a day', async (_, budget) => {
    const [ana] = (await people(db, 1)) as [string];
    const others = await people(db, 3);
    await db.query(
      `update person_contact set phone = (select phone from person_contact where person_id = $1) where person_id = any ($2)`,
      [ana, others],
    );
    await queued(db, parcel(), [ana, ...others.slice(0, 1)]);
    await queued(db, parcel(), others.slice(1, 2), { dueAt: after(1).toISOString() });
    await queued(db, parcel(), others.slice(2), {
      dueAt: after(1).toISOString(),
      kind: 'ARRIVED',
      channel: 'EMAIL',
    });
    const limits = { SMS: budget };

    const { messages } = await claim(db, after(2), { limits });

    expect(messages.filter(({ channel }) => channel === 'SMS')).toHaveLength(2);
    expect(await ledgerOf(db, others.slice(1, 2))).toMatchObject([
      { state: 'SUPPRESSED', reason: 'OVER_BUDGET' },
    ]);
  });

  it('goes to the countries that are named', async () => {
    const [ana] = (await people(db, 1)) as [string];
    await queued(db, parcel(), [ana]);

    expect((await claim(db, NOON, { limits: { SMS: { prefixes: ['+49', '+35'] } } })).messages).toHaveLength(
      1,
    );
    await db.query('truncate notification');
    await queued(db, parcel(), [ana]);
    expect((await claim(db, after(9), { limits: { SMS: { prefixes: ['+49'] } } })).messages).toEqual([]);
    expect(await ledgerOf(db, [ana])).toMatchObject([{ state: 'SUPPRESSED', reason: 'COUNTRY_NOT_ALLOWED' }]);
  });
});
