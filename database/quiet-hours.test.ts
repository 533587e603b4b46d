import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endOfQuiet, isQuiet } from '../domain/quiet-hours.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

const ZONES = [
  ...['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Australia/Lord_Howe'],
  ...['Europe/Dublin', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Chatham', 'UTC'],
];
/** Half of the moments are in a night in which clocks are changed. */
const CHANGES = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'];
const RUNS = Number(process.env.QUIET_HOURS_RUNS ?? 300);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const moment = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...CHANGES.map((day) => Date.parse(day))),
      fc.integer({ min: 0, max: 1000 }).map((day) => Date.parse('2026-01-01') + day * DAY_MS),
    ),
    fc.integer({ min: -DAY_MS / 1000, max: (2 * DAY_MS) / 1000 }),
  )
  .map(([day, second]) => new Date(day + second * 1000));
const night = fc.record({ from: minute, until: minute, timeZone: fc.constantFrom(...ZONES) });

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${minutes % 60}`;

describe('the end of quiet hours', () => {
  it('is not in them, at once where there are none, and never more than an hour late, in any zone and night', async () => {
    const cases = fc.sample(fc.tuple(moment, night), RUNS);
    const ends = await db.query<{ end: string }>(
      `select to_json(end_of_quiet(
         (c ->> 'at')::timestamptz,
         row(c ->> 'zone', (c ->> 'from')::time, (c ->> 'until')::time, 0)::notification_rhythm
       )) #>> '{}' as end
       from jsonb_array_elements($1::jsonb) with ordinality e (c, place)
       order by place`,
      [
        JSON.stringify(
          cases.map(([at, { from, until, timeZone }]) => ({
            at: at.toISOString(),
            zone: timeZone,
            from: clock(from),
            until: clock(until),
          })),
        ),
      ],
    );

    const wrong = cases.filter(([at, quiet], place) => {
      const end = new Date(ends[place]?.end ?? '');
      const late = end.getTime() - endOfQuiet(at, quiet).getTime();
      return isQuiet(end, quiet) || late < 0 || late > HOUR_MS || (!isQuiet(at, quiet) && late !== 0);
    });
    expect(wrong).toEqual([]);
    expect(cases.filter(([at, quiet]) => isQuiet(at, quiet)).length).toBeGreaterThan(RUNS / 4);
  });
});
