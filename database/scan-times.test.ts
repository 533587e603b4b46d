import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf } from './test-model.ts';
import { SYSTEM, aPackage, packageSeenBy, record, type Parcel } from './test-parcel.ts';

let db: TestDatabase;
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('when a scan happened', () => {
  it.each([
    ['a leap day', '2028-02-29T12:00:00Z', '2028-02-29T12:00:00.000Z'],
    ['the leap day of a century', '2000-02-29T12:00:00Z', '2000-02-29T12:00:00.000Z'],
    ['an offset of hours', '2026-01-31T09:30:00+02', '2026-01-31T07:30:00.000Z'],
    ['an offset without a colon', '2026-01-31T09:30:00-0330', '2026-01-31T13:00:00.000Z'],
    ['an offset that changes the day', '2026-01-01T00:30:00+14:00', '2025-12-31T10:30:00.000Z'],
    [
      'an offset that changes the year to a leap day',
      '2024-03-01T00:30:00+01:00',
      '2024-02-29T23:30:00.000Z',
    ],
    ['no seconds', '2026-01-31T09:30Z', '2026-01-31T09:30:00.000Z'],
    ['more digits than we keep', '2026-01-31T09:30:00.123999Z', '2026-01-31T09:30:00.123Z'],
    // Lisbon springs forward at 01:00 UTC, Berlin falls back at 01:00 UTC
    ['the last second before a gap of summer time', '2026-03-29T00:59:59+00:00', '2026-03-29T00:59:59.000Z'],
    ['the first second after it', '2026-03-29T02:00:00+01:00', '2026-03-29T01:00:00.000Z'],
    ['an hour that a gap leaves out, as an instant', '2026-03-29T01:30:00+00:00', '2026-03-29T01:30:00.000Z'],
    ['the first of two equal hours', '2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
    ['the second of them', '2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
    ['the year 1900', '1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['the year 2100', '2100-02-28T23:59:59Z', '2100-02-28T23:59:59.000Z'],
    ['the last second of a minute, plus one', '2026-06-30T23:59:60Z', '2026-07-01T00:00:00.000Z'],
  ])('may be %s', async (_, occurredAt, kept) => {
    parcel = await aPackage(db);

    const answer = await record(db, parcel, { kind: 'DEPART', officeId: parcel.origin, occurredAt });

    expect(answer.error).toBeUndefined();
    const event = (await eventsOf(db, parcel)).at(-1);
    expect(event?.occurredAt).toBe(kept);
  });

  it.each([
    ['a leap day of no leap year', '2026-02-29T12:00:00Z'],
    ['the leap day of a century that has none', '2100-02-29T12:00:00Z'],
    ['the 31st of a month of 30 days', '2026-04-31T12:00:00Z'],
    ['the month 13', '2026-13-01T12:00:00Z'],
    ['the hour 25', '2026-01-01T25:00:00Z'],
    ['the minute 60', '2026-01-01T12:60:00Z'],
    ['the second 61', '2026-01-01T12:00:61Z'],
    ['an offset that no zone has', '2026-01-01T12:00:00+16:00'],
    ['a time without an offset', '2026-01-01T12:00:00'],
    ['a date', '2026-01-01'],
    ['a year of five digits', '12026-01-01T12:00:00Z'],
    ['a year before the first', '0000-12-31T12:00:00Z'],
    ['a year of five digits, in UTC', '9999-12-31T23:59:59-05:00'],
    ['seconds since 1970', '1767225600'],
    ['a blank before it', ' 2026-01-01T12:00:00Z'],
    ['small letters', '2026-01-01t12:00:00z'],
    ['nothing', ''],
  ])('is not %s', async (_, occurredAt) => {
    parcel = await aPackage(db);

    const answer = await record(db, parcel, { kind: 'DEPART', officeId: parcel.origin, occurredAt });

    expect(answer.error?.code).toBe('INVALID_INPUT');
    expect(await eventsOf(db, parcel)).toHaveLength(1);
  });

  it.each([
    ['in 1900', '1900-01-01T00:00:00Z', ['CLOCK_SKEW']],
    ['in 1999', '1999-12-31T23:59:59Z', ['CLOCK_SKEW']],
    ['in 2000, before its registration', '2000-01-01T00:00:00Z', []],
    ['in 2100', '2100-01-01T00:00:00Z', ['CLOCK_SKEW']],
  ])('is ordered by when we heard of it where no clock can be right: %s', async (_, occurredAt, open) => {
    parcel = await aPackage(db);

    await record(db, parcel, { kind: 'ACCEPT', officeId: parcel.origin, occurredAt });

    const seen = await packageSeenBy(db, SYSTEM, parcel);
    expect(seen?.openExceptions.map(({ kind }) => kind)).toEqual(open);
    expect(seen?.status).toBe('ACCEPTED');
  });
});
