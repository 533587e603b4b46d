import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cronOf, startSchedule } from './schedule-expression.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T08:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startSchedule', () => {
  it.each([
    ['rate(5 minutes)', 3],
    ['rate(1 hour)', 0],
    ['cron(0/5 * * * ? *)', 3],
    ['at(2026-11-23T08:07:00)', 1],
  ])(
    'runs %s as often as it says in a quarter of an hour, and no more once ended',
    async (expression, times) => {
      const run = vi.fn();

      const end = startSchedule(expression, 'UTC', run);
      await vi.advanceTimersByTimeAsync(15 * 60_000);
      end();
      await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);

      expect(run).toHaveBeenCalledTimes(times);
    },
  );

  it('refuses what is no schedule', () => {
    expect(() => startSchedule('sometimes', 'UTC', () => {})).toThrow(
      'The schedule sometimes cannot be read.',
    );
  });
});

describe('cronOf', () => {
  it.each([
    ['cron(15 10 ? * 6L *)', 'UTC', '2026-11-27T10:15:00.000Z'],
    ['cron(0 8 ? * 2-6 *)', 'UTC', '2026-11-24T08:00:00.000Z'],
    ['cron(0 9 ? * MON-FRI 2027)', 'UTC', '2027-01-01T09:00:00.000Z'],
    ['cron(0 9 ? * 2#1 *)', 'UTC', '2026-12-07T09:00:00.000Z'],
    ['at(2026-11-30T09:00:00)', 'Asia/Tokyo', '2026-11-30T00:00:00.000Z'],
  ])('reads %s in %s as EventBridge does (F126)', (expression, timezone, next) => {
    expect(cronOf(expression, timezone).nextRun()?.toISOString()).toBe(next);
  });
});
