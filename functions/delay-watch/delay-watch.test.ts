import { describe, expect, it } from 'vitest';
import { DelaysLeft, watchDelays } from './delay-watch.ts';
import type { Round } from './ledger.ts';

const NOW = new Date('2026-11-23T18:00:00Z');
const MONDAY = new Date('2026-11-30T09:00:00Z');
const nothing: Round = { looked: 0, told: 0, isMore: false, next: [], isToHandOn: false };

function aWatch(rounds: Partial<Round>[], isTime = true) {
  const woken: string[] = [];
  const left = [...rounds];
  const run = watchDelays({
    ledger: { watch: async () => ({ ...nothing, ...left.shift() }) },
    watchAt: async (due) => void woken.push(`watch ${due.toISOString()}`),
    relayAt: async (due) => void woken.push(`relay ${due.toISOString()}`),
    now: () => NOW,
    log: () => undefined,
  });
  return { woken, left, run: () => run(() => (isTime ? 50_000 : 0)) };
}

describe('the delay watch', () => {
  it('looks until nothing is due, and is woken when something is due next', async () => {
    const { run, woken, left } = aWatch([
      { looked: 50, isMore: true, told: 2, isToHandOn: true },
      { looked: 3, next: [MONDAY] },
    ]);

    await run();

    expect(left).toEqual([]);
    expect(woken).toEqual(['relay 2026-11-23T18:00:00.000Z', 'watch 2026-11-30T09:00:00.000Z']);
  });

  it('wakes nobody where nothing was due and nothing will be', async () => {
    const { run, woken } = aWatch([{}]);

    await run();

    expect(woken).toEqual([]);
  });

  it('comes back for what somebody else holds, instead of asking again and again', async () => {
    const { run, woken, left } = aWatch([{ isMore: true }, {}]);

    await run();

    expect(woken).toEqual(['watch 2026-11-23T18:00:00.000Z']);
    expect(left).toHaveLength(1);
  });

  it('has done all that follows from a round before it fails for want of time', async () => {
    const { run, woken } = aWatch(
      [{ looked: 50, isMore: true, told: 1, next: [MONDAY], isToHandOn: true }],
      false,
    );

    await expect(run()).rejects.toThrow(DelaysLeft);

    expect(woken).toEqual(['watch 2026-11-30T09:00:00.000Z', 'relay 2026-11-23T18:00:00.000Z']);
  });
});
