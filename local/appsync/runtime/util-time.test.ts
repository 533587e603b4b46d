import { describe, expect, it } from 'vitest';
import { rejectionOf, valueOf } from './test-handler.ts';

/** 2018-02-06T19:01:35.749Z */
const INSTANT = 1_517_943_695_749;

describe('util.time', () => {
  it('tells the time in the forms of AppSync (F33)', () => {
    const [iso, seconds, milliseconds] = valueOf(
      '[util.time.nowISO8601(), util.time.nowEpochSeconds(), util.time.nowEpochMilliSeconds()]',
    ) as [string, number, number];

    expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.floor(milliseconds / 1000) - seconds).toBeLessThan(2);
    expect(valueOf(`util.time.epochMilliSecondsToISO8601(${INSTANT})`)).toBe('2018-02-06T19:01:35.749Z');
    expect(valueOf(`util.time.epochMilliSecondsToSeconds(${INSTANT})`)).toBe(1_517_943_695);
  });

  it.each([
    ['yyyy-MM-dd HH:mm:ssZ', 'UTC', '2018-02-06 19:01:35+0000'],
    ['yyyy-MM-dd HH:mm:ssZ', 'Australia/Perth', '2018-02-07 03:01:35+0800'],
    [`yyyy-MM-dd'T'HH:mm:ss.SSSXXX`, 'Asia/Kolkata', '2018-02-07T00:31:35.749+05:30'],
    [`d/M/yy h:m a 'o''clock'`, 'UTC', `6/2/18 7:1 PM o'clock`],
    ['EEE, d MMM yyyy', '+09:00', 'Wed, 7 Feb 2018'],
    ['EEEE d MMMM, D, Q, e', 'UTC', 'Tuesday 6 February, 37, 1, 3'],
    ['X xxx ZZZZZ O VV', 'America/St_Johns', '-0330 -03:30 -03:30 GMT-3:30 America/St_Johns'],
    ['XXX x Z', 'Z', 'Z +00 +0000'],
  ])('prints %s in %s as %s, as DateTimeFormatter of Java (F33)', (pattern, zone, text) => {
    const quoted = JSON.stringify(pattern);

    expect(valueOf(`util.time.epochMilliSecondsToFormatted(${INSTANT}, ${quoted}, '${zone}')`)).toBe(text);
  });

  it('takes YYYY for the year of the week (F33)', () => {
    const newYearsEve = Date.UTC(2018, 11, 31);

    expect(valueOf(`util.time.epochMilliSecondsToFormatted(${newYearsEve}, 'YYYY yyyy w')`)).toBe(
      '2019 2018 1',
    );
  });

  it.each([
    [`'2018-02-01 17:21:05.180+0000', 'yyyy-MM-dd HH:mm:ss.SSSZ'`, '2018-02-01T17:21:05.180Z'],
    [`'2018-02-01 17:21:05', 'yyyy-MM-dd HH:mm:ss', 'Europe/Paris'`, '2018-02-01T16:21:05.000Z'],
    [`'20180201', 'yyyyMMdd'`, '2018-02-01T00:00:00.000Z'],
    [`'Feb 1, 2018 5:21 PM', 'MMM d, yyyy h:mm a'`, '2018-02-01T17:21:00.000Z'],
    [`'2018-03-25 02:30', 'yyyy-MM-dd HH:mm', 'Europe/Paris'`, '2018-03-25T01:30:00.000Z'],
    [`'2018-10-28 02:30', 'yyyy-MM-dd HH:mm', 'Europe/Paris'`, '2018-10-28T00:30:00.000Z'],
  ])('reads %s as %s (F33)', (values, iso) => {
    const milliseconds = valueOf(`util.time.parseFormattedToEpochMilliSeconds(${values})`);

    expect(new Date(milliseconds as number).toISOString()).toBe(iso);
  });

  it('reads ISO 8601 with and without a zone (F33)', () => {
    expect(valueOf(`util.time.parseISO8601ToEpochMilliSeconds('2018-02-06T20:01:35.749+01:00')`)).toBe(
      INSTANT,
    );
    expect(valueOf(`util.time.parseISO8601ToEpochMilliSeconds('2018-02-06T19:01:35.749')`)).toBe(INSTANT);
  });

  it('refuses what is no time, no zone or no pattern', () => {
    expect(rejectionOf(`util.time.parseISO8601ToEpochMilliSeconds('yesterday')`)).toContain(`'yesterday'`);
    expect(rejectionOf(`util.time.parseFormattedToEpochMilliSeconds('2018-02-30', 'yyyy-MM-dd')`)).toContain(
      'not a date',
    );
    expect(rejectionOf(`util.time.nowFormatted('yyyy', 'Mars/Olympus')`)).toContain('Mars/Olympus');
    expect(rejectionOf(`util.time.nowFormatted('b')`)).toContain('Unknown pattern letter: b');
  });
});
