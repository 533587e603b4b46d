import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  aPackage,
  anOffice,
  record,
  recordAll,
  SYSTEM,
  user,
  type Answer,
  type Parcel,
} from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(() => db.query('begin'));
afterEach(() => db.query('rollback'));

type Told = { kind: string; exception: string | null; at: string; reason: string | null; voided: boolean };
type Looked = { looked: number; told: number; isMore: boolean; next: string[]; isToHandOn: boolean };

const watch = (at: string) => db.value<Looked>('select watch_delays($1, 100)', [at]);
const dueOf = (parcel: Parcel) => db.value<string | null>('select due_of($1)', [parcel.id]);
const expectedOf = (parcel: Parcel) =>
  db.value<string | null>('select as_instant(expected_at) from delay_due where package_id = $1', [parcel.id]);

async function voidEvent(parcel: Parcel, eventId: string) {
  const act = {
    kind: 'VOID',
    packageId: parcel.id,
    eventId,
    reason: 'A mistake.',
    idempotencyKey: randomUUID(),
  };
  const answer = await db.value<Answer>(`select perform_act($1, $2, '[]')`, [user('admin'), act]);
  expect(answer.error).toBe(undefined);
}

/** What was said of a package by nobody in particular, voided or not. */
const toldOf = (parcel: Parcel) =>
  db.query<Told>(
    `select
       e.kind,
       e.exception_kind as exception,
       as_instant(e.occurred_at) as at,
       e.reason,
       e.id = any (s.voided_event_ids) as voided
     from delay_episode d
     join package_event e on e.id = d.event_id
     join package_state s on s.package_id = e.package_id
     where e.package_id = $1
     order by e.ordered_at`,
    [parcel.id],
  );
const openOf = async (parcel: Parcel) =>
  (
    await db.query<{ kind: string }>(
      'select kind from package_exception where package_id = $1 and closed_at is null order by kind',
      [parcel.id],
    )
  ).map(({ kind }) => kind);

/** A package whose offices are in a zone, and that left on a day at nine in the morning there. */
async function departed(day: string, { zone = 'Europe/Lisbon', days = 1, holidays = [] as string[] } = {}) {
  const parcel = await aPackage(db, 'ACCEPTED');
  await db.query('update office set time_zone = $2 where id = $1', [parcel.destination, zone]);
  await laneTakes(parcel.origin, parcel.destination, days);
  if (holidays.length > 0)
    await db.query('insert into office_calendar (office_id, holidays) values ($1, $2)', [
      parcel.destination,
      holidays,
    ]);
  const at = await db.value<string>(`select as_instant(($1::date + time '09:00') at time zone $2)`, [
    day,
    zone,
  ]);
  await record(db, parcel, { kind: 'DEPART', officeId: parcel.origin, occurredAt: at });
  return parcel;
}

async function laneTakes(origin: string, destination: string, days: number) {
  await db.query('insert into lane_time values ($1, $2, $3)', [origin, destination, days]);
}

describe('when a package is expected', () => {
  it.each([
    [
      'Europe/Lisbon',
      'the clocks go forward on the Sunday between',
      '2026-03-27',
      '2026-03-30T17:00:00.000Z',
    ],
    ['Europe/Berlin', 'the clocks go back on the Sunday between', '2026-10-23', '2026-10-26T17:00:00.000Z'],
    ['America/New_York', 'the clocks go forward', '2026-03-06', '2026-03-09T22:00:00.000Z'],
    ['America/New_York', 'the clocks go back', '2026-10-30', '2026-11-02T23:00:00.000Z'],
    ['Asia/Kathmandu', 'there is a week-end between', '2026-11-20', '2026-11-23T12:15:00.000Z'],
    ['Pacific/Auckland', 'the clocks go forward', '2026-09-25', '2026-09-28T05:00:00.000Z'],
    ['Australia/Sydney', 'nothing is between', '2026-11-23', '2026-11-24T07:00:00.000Z'],
  ])(
    'is when the destination closes on the next opening day: in %s, where %s',
    async (zone, _, day, expected) => {
      const parcel = await departed(day, { zone });

      expect(await expectedOf(parcel)).toBe(expected);
      expect(await dueOf(parcel)).toBe(expected);
    },
  );

  it('counts no holidays', async () => {
    const parcel = await departed('2026-02-09', { days: 2, holidays: ['2026-02-10', '2026-02-12'] });

    expect(await expectedOf(parcel)).toBe('2026-02-13T18:00:00.000Z');
  });

  it('is three opening days where nothing is known of the lane', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.origin, occurredAt: '2026-02-05T10:00:00Z' });

    expect(await expectedOf(parcel)).toBe('2026-02-10T18:00:00.000Z');
  });

  it('is the same day on a lane of none, or the next one if the office has closed', async () => {
    const early = await departed('2026-02-06', { days: 0 });
    const late = await aPackage(db, 'ACCEPTED');
    await laneTakes(late.origin, late.destination, 0);
    await record(db, late, { kind: 'DEPART', officeId: late.origin, occurredAt: '2026-02-06T18:00:00Z' });

    expect(await expectedOf(early)).toBe('2026-02-06T18:00:00.000Z');
    expect(await expectedOf(late)).toBe('2026-02-09T18:00:00.000Z');
  });

  it('is unknown before it leaves and once it is there, and said anew when it leaves a hub', async () => {
    const parcel = await departed('2026-02-09');
    await laneTakes(parcel.hub, parcel.destination, 4);

    await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub, occurredAt: '2026-02-09T20:00:00Z' });
    expect(await expectedOf(parcel)).toBe('2026-02-10T18:00:00.000Z');
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub, occurredAt: '2026-02-10T08:00:00Z' });
    expect(await expectedOf(parcel)).toBe('2026-02-16T18:00:00.000Z');
    await record(db, parcel, { kind: 'RECEIVE', occurredAt: '2026-02-11T08:00:00Z' });
    expect(await expectedOf(parcel)).toBe(null);
  });
});

describe('a leg that is overdue', () => {
  it('is DELAYED once, however often and late somebody looks, as of when it was due', async () => {
    const parcel = await departed('2026-02-06');

    expect(await watch('2026-02-09T17:59:59Z')).toMatchObject({ told: 0 });
    expect(await toldOf(parcel)).toEqual([]);
    for (const at of ['2026-02-09T18:00:00Z', '2026-02-09T18:00:00Z', '2026-02-10T10:00:00Z'])
      await watch(at);

    expect(await toldOf(parcel)).toEqual([
      {
        kind: 'RAISE_EXCEPTION',
        exception: 'DELAYED',
        at: '2026-02-09T18:00:00.000Z',
        reason: 'It was not received when it was expected.',
        voided: false,
      },
    ]);
    expect(await openOf(parcel)).toEqual(['DELAYED']);
    expect(await expectedOf(parcel)).toBe('2026-02-10T18:00:00.000Z');
  });

  it('was expected earlier as long as nobody had said so', async () => {
    const parcel = await departed('2026-02-06');
    await watch('2026-02-09T18:00:00Z');
    const expectedBy = (happenedBy: string) =>
      db.value(`select package_as_of($1, $2, '[]', 50, $3) -> 'package' ->> 'expectedAt'`, [
        ...[user('admin'), parcel.id],
        { happenedBy },
      ]);

    expect(await expectedBy('2026-02-06T08:59:59Z')).toBe(null);
    expect(await expectedBy('2026-02-09T17:59:59Z')).toBe('2026-02-09T18:00:00.000Z');
    expect(await expectedBy('2026-02-09T18:00:00Z')).toBe('2026-02-10T18:00:00.000Z');
    await record(db, parcel, { kind: 'RECEIVE', occurredAt: '2026-02-10T08:00:00Z' });
    expect(await expectedBy('2026-02-10T07:59:59Z')).toBe('2026-02-10T18:00:00.000Z');
    expect(await expectedBy('2026-02-10T08:00:00Z')).toBe(null);
  });

  it.each([
    ['a Saturday', '2026-02-07T10:00:00Z', '2026-02-09T09:00:00.000Z'],
    ['a holiday', '2026-02-09T10:00:00Z', '2026-02-10T09:00:00.000Z'],
  ])(
    'is not said on %s, when somebody looks late, but when the office opens next',
    async (_, late, opens) => {
      const parcel = await departed('2026-02-05', {
        holidays: late.startsWith('2026-02-09') ? ['2026-02-09'] : [],
      });

      expect(await watch(late)).toMatchObject({
        told: 0,
        isMore: false,
        next: expect.arrayContaining([opens]),
      });
      const again = await watch(late);
      expect(again).toMatchObject({ looked: 0, isToHandOn: true });
      expect(again.next).toHaveLength(1);
      expect(await openOf(parcel)).toEqual([]);
      await watch(opens);

      expect(await toldOf(parcel)).toMatchObject([{ at: '2026-02-06T18:00:00.000Z' }]);
    },
  );

  it('that becomes a holiday after it left waits for the next opening day', async () => {
    const parcel = await departed('2026-02-09');
    await db.query(`insert into office_calendar (office_id, holidays) values ($1, '{2026-02-10}')`, [
      parcel.destination,
    ]);

    await watch('2026-02-10T18:00:00Z');

    expect(await openOf(parcel)).toEqual([]);
    expect(await dueOf(parcel)).toBe('2026-02-11T18:00:00.000Z');
  });

  it('is over with the next departure, and late again only if that one is', async () => {
    const parcel = await departed('2026-02-09');
    await watch('2026-02-10T18:00:00Z');

    await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub, occurredAt: '2026-02-11T08:00:00Z' });
    expect(await openOf(parcel)).toEqual(['DELAYED']);
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub, occurredAt: '2026-02-11T09:00:00Z' });
    expect(await openOf(parcel)).toEqual([]);
    await watch('2026-02-16T17:59:00Z');
    expect(await openOf(parcel)).toEqual([]);
    await watch('2026-02-16T18:00:00Z');

    expect((await toldOf(parcel)).map(({ at }) => at)).toEqual([
      '2026-02-10T18:00:00.000Z',
      '2026-02-16T18:00:00.000Z',
    ]);
    await record(db, parcel, { kind: 'RECEIVE', occurredAt: '2026-02-17T08:00:00Z' });
    expect(await openOf(parcel)).toEqual([]);
  });

  it('that has arrived by the time somebody looks is told to nobody', async () => {
    const parcel = await departed('2026-02-09');
    await record(db, parcel, { kind: 'RECEIVE', occurredAt: '2026-02-11T08:00:00Z' });

    await watch('2026-02-11T10:00:00Z');

    expect(await toldOf(parcel)).toEqual([]);
  });

  it('is taken back when an arrival is heard of later that came in time, and said again if that is voided', async () => {
    const parcel = await departed('2026-02-09');
    await watch('2026-02-10T18:00:00Z');

    const scanId = 'in time after all';
    await record(db, parcel, { kind: 'RECEIVE', scanId, occurredAt: '2026-02-10T12:00:00Z' });
    expect(await openOf(parcel)).toEqual([]);
    expect(
      await db.value(`select kind from package_event where package_id = $1 order by version desc limit 1`, [
        parcel.id,
      ]),
    ).toBe('VOID');

    const [{ id }] = (await db.query(`select id from package_event where scan_id = $1`, [scanId])) as [
      { id: string },
    ];
    await voidEvent(parcel, id);
    await watch('2026-02-11T10:00:00Z');

    expect(await openOf(parcel)).toEqual(['DELAYED']);
  });

  it('is nothing without the departure that was voided, which takes the due time back', async () => {
    const parcel = await departed('2026-02-09');
    const before = await departed('2026-02-09');
    const id = await db.value<string>(
      `select id from package_event where package_id = $1 and kind = 'DEPART'`,
      [parcel.id],
    );
    expect(await dueOf(parcel)).toBe(await dueOf(before));

    await voidEvent(parcel, id);
    await watch('2026-02-10T18:00:00Z');

    expect(await expectedOf(parcel)).toBeFalsy();
    expect(await openOf(parcel)).not.toContain('DELAYED');
    expect(await openOf(before)).toEqual(['DELAYED']);
  });

  it('is said as a broken promise where that comes first, also of what never left, and once', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    await db.query(`update package set promised_at = '2026-02-07T12:00:00Z' where id = $1`, [parcel.id]);
    await db.query(`insert into office_calendar (office_id, stalled_after_days) values ($1, 90)`, [
      parcel.origin,
    ]);
    await record(db, parcel, { kind: 'ACCEPT', officeId: parcel.origin, occurredAt: '2026-02-06T08:00:00Z' });

    await watch('2026-02-07T12:00:00Z');
    expect(await toldOf(parcel)).toEqual([]);
    await watch('2026-02-09T09:00:00Z');
    expect(await toldOf(parcel)).toMatchObject([
      { at: '2026-02-09T09:00:00.000Z', reason: 'It was not received when it was promised.' },
    ]);
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.origin, occurredAt: '2026-02-09T10:00:00Z' });
    await watch('2026-02-10T10:00:00Z');

    expect(await openOf(parcel)).toEqual([]);
  });

  it('is not said again of what somebody has said already', async () => {
    const parcel = await departed('2026-02-09');
    await db.value('select perform_act($1, $2, $3)', [
      SYSTEM,
      {
        idempotencyKey: `said ${parcel.id}`,
        kind: 'RAISE_EXCEPTION',
        exceptionKind: 'DELAYED',
        packageId: parcel.id,
      },
      '[]',
    ]);

    await watch('2026-02-10T18:00:00Z');

    expect(await toldOf(parcel)).toEqual([]);
    expect(await openOf(parcel)).toContain('DELAYED');
  });
});

describe('a package that nobody scans', () => {
  it('is STALLED after the days of the office that has it, until it is scanned', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub, occurredAt: '2026-02-06T08:00:00Z' });
    await db.query(`insert into office_calendar (office_id, stalled_after_days) values ($1, 2)`, [
      parcel.hub,
    ]);
    await record(db, parcel, {
      kind: 'RECEIVE',
      officeId: parcel.elsewhere,
      occurredAt: '2026-02-06T09:00:00Z',
    });
    expect(await dueOf(parcel)).toBe('2026-02-13T18:00:00.000Z');
    await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub, occurredAt: '2026-02-06T10:00:00Z' });

    await watch('2026-02-10T18:00:00Z');
    await watch('2026-02-12T18:00:00Z');

    expect(await toldOf(parcel)).toMatchObject([{ exception: 'STALLED', at: '2026-02-10T18:00:00.000Z' }]);
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub, occurredAt: '2026-02-13T08:00:00Z' });
    expect(await openOf(parcel)).not.toContain('STALLED');
  });

  it('is taken back when a scan is heard of later that was in time', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub, occurredAt: '2026-01-30T08:00:00Z' });
    await watch('2026-02-06T18:00:00Z');
    expect(await openOf(parcel)).toContain('STALLED');

    await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub, occurredAt: '2026-02-05T08:00:00Z' });

    expect(await openOf(parcel)).not.toContain('STALLED');
    expect(await toldOf(parcel)).toEqual([]);
  });
});

describe('a package that nobody comes for', () => {
  const shelved = async (parcel: Parcel) =>
    recordAll(db, parcel, [{ kind: 'SHELVE', occurredAt: '2026-01-19T10:00:00Z' }]);
  const stepsOf = (parcel: Parcel) =>
    db.query(`select kind, step from delay_episode where package_id = $1 order by done_at, kind, step`, [
      parcel.id,
    ]);

  it('is reminded of, then UNCLAIMED, then proposed to be returned: days from the shelving if nobody was told', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    await shelved(parcel);

    const dues: (string | null)[] = [];
    for (let due = await dueOf(parcel); due; due = await dueOf(parcel)) {
      dues.push(due);
      await watch(due);
    }

    expect(dues).toEqual([
      '2026-01-22T09:00:00.000Z',
      '2026-01-26T09:00:00.000Z',
      '2026-01-28T09:00:00.000Z',
      '2026-01-29T09:00:00.000Z',
      '2026-02-02T09:00:00.000Z',
    ]);
    expect(await toldOf(parcel)).toMatchObject([
      { kind: 'RAISE_EXCEPTION', exception: 'UNCLAIMED', at: '2026-01-29T09:00:00.000Z' },
      { kind: 'NOTE', reason: 'Nobody came for it: return it to its sender.' },
    ]);
    expect(await openOf(parcel)).toEqual(['UNCLAIMED']);
    await record(db, parcel, { kind: 'HAND_OVER', occurredAt: '2026-02-03T10:00:00Z' });
    expect(await openOf(parcel)).toEqual([]);
    expect(await dueOf(parcel)).toBeFalsy();
  });

  it('has days from the notice on, if the recipient was told later', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    await shelved(parcel);
    // the sender was told earlier, of what only the recipient can do something about
    for (const [role, personId, at] of [
      ['SENDER', parcel.senderId, '2026-01-20T10:00:00Z'],
      ['RECIPIENT', parcel.recipientId, '2026-01-21T10:00:00Z'],
    ])
      await db.query(
        `insert into notification (event_id, package_id, office_id, person_id, channel, state, kind, role, due_at, sent_at)
         select id, package_id, policy_office(package_id), $2, 'EMAIL', 'SENT', 'READY_FOR_PICKUP', $3, $4, $4
         from package_event where package_id = $1 and kind = 'SHELVE'`,
        [parcel.id, personId, role, at],
      );

    await watch('2026-01-22T09:00:00Z');

    expect(await stepsOf(parcel)).toEqual([]);
    expect(await dueOf(parcel)).toBe('2026-01-26T09:00:00.000Z');
  });

  it('is not reminded of three times at once when somebody looks late', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    await shelved(parcel);
    const handedOn = () => db.value<string>(`select count(*) from outbox where package_id = $1`, [parcel.id]);
    const before = Number(await handedOn());

    await watch('2026-01-29T10:00:00Z');

    expect(await toldOf(parcel)).toMatchObject([{ exception: 'UNCLAIMED' }]);
    expect(Number(await handedOn())).toBe(before + 1);
  });
});

describe('with nothing on its way', () => {
  it('nothing is due: neither for what is only registered, nor for what is done', async () => {
    for (const status of ['REGISTERED', 'DELIVERED', 'CANCELLED', 'LOST'] as const) {
      const parcel = await aPackage(db, status);

      expect(await dueOf(parcel), status).toBeFalsy();
    }
    expect(await anOffice(db)).toBeTruthy();
  });
});
