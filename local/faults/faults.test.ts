import { describe, expect, it } from 'vitest';
import { createFaults } from './faults.ts';

function someFaults() {
  const dropped: (string | undefined)[] = [];
  let time = 0;
  const faults = createFaults({
    dropSockets: (subscriptionId) => dropped.push(subscriptionId),
    now: () => time,
  });
  return { ...faults, dropped, pass: (milliseconds: number) => void (time += milliseconds) };
}

describe('a fault on demand', () => {
  it('happens once unless told otherwise, and counts', () => {
    const { cause, strike, list } = someFaults();
    cause({ fault: 'snsFailing' });
    cause({ fault: 'snsThrottled', times: 2 });

    const struck = [1, 2, 3].map(() => [strike('snsFailing'), strike('snsThrottled')].map(Boolean));

    expect(struck).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
    expect(list()).toEqual([
      { fault: 'snsFailing', fired: 1, isOver: true },
      { fault: 'snsThrottled', times: 2, fired: 2, isOver: true },
    ]);
  });

  it('happens where it was asked for, by part of a physical name', () => {
    const { cause, strike } = someFaults();
    cause({ fault: 'lambdaFailing', function: 'Notify' });
    cause({ fault: 'snsThrottled', action: 'Publish' });

    expect(strike('lambdaFailing', { function: 'Stack-Relay-1A2B' })).toBeUndefined();
    expect(strike('lambdaFailing', { function: 'Stack-Notify-3C4D' })).toBeDefined();
    expect(strike('snsThrottled', { action: 'PublishBatch' })).toBeUndefined();
    expect(strike('snsThrottled', { action: 'Publish' })).toBeDefined();
  });

  it('follows an earlier one of its name', () => {
    const { cause, strike } = someFaults();
    cause({ fault: 'sqsDelayed', seconds: 1 });
    cause({ fault: 'sqsDelayed', seconds: 2 });

    const seconds = [1, 2, 3].map(() => strike('sqsDelayed', { queue: 'work' })?.seconds);

    expect(seconds).toEqual([1, 2, undefined]);
  });

  it('ends when it is cleared, alone or with all others', () => {
    const { cause, strike, clear, list } = someFaults();
    cause({ fault: 'databasePaused' });
    cause({ fault: 'snsFailing' });
    cause({ fault: 'sqsDuplicated' });

    clear('databasePaused');
    expect(strike('databasePaused')).toBeUndefined();
    expect(strike('snsFailing')).toBeDefined();

    clear();
    expect(strike('sqsDuplicated')).toBeUndefined();
    expect(list()).toEqual([]);
  });

  it('breaks sockets at once', () => {
    const { cause, dropped } = someFaults();

    const report = cause({ fault: 'socketsDropped', subscriptionId: 'one' });

    expect(dropped).toEqual(['one']);
    expect(report).toMatchObject({ fired: 1, isOver: true });
  });
});

describe('a paused database', () => {
  it('stays so until it is cleared', () => {
    const { cause, strike, pass } = someFaults();
    cause({ fault: 'databasePaused' });

    const refusals = Array.from({ length: 100 }, () => strike('databasePaused'));
    pass(86_400_000);

    expect(refusals.every(Boolean)).toBe(true);
    expect(strike('databasePaused')).toBeDefined();
  });

  it('resumes after so many calls', () => {
    const { cause, strike } = someFaults();
    cause({ fault: 'databasePaused', calls: 2 });

    expect([1, 2, 3].map(() => strike('databasePaused') !== undefined)).toEqual([true, true, false]);
  });

  it('resumes so long after the call that woke it (F65)', () => {
    const { cause, strike, pass } = someFaults();
    cause({ fault: 'databasePaused', milliseconds: 15_000 });
    pass(60_000);

    expect(strike('databasePaused')).toBeDefined();
    pass(14_999);
    expect(strike('databasePaused')).toBeDefined();
    pass(1);
    expect(strike('databasePaused')).toBeUndefined();
  });
});
