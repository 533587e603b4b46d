import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../log.ts';
import { forget, NotForgotten } from './forget.ts';
import type { Erasure, Ledger } from './ledger.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:000000000000:contact-0123456789abcdef0123456789abcdef';
const plentyOfTime = () => 50_000;

const anErasure = (id: string, changes: Partial<Erasure> = {}): Erasure => ({
  id,
  emailTopicArn: `${TOPIC}${id}`,
  cognitoSub: `sub-of-${id}`,
  ...changes,
});

/** A ledger in memory that hands out two at a time, after these steps of erasing by age. */
function aForgetting(erasures: Erasure[], steps: number[] = [], failing: string[] = []) {
  const waiting = [...erasures];
  const leased = new Set<Erasure>();
  const gone: string[] = [];
  const logged: LogEntry[] = [];
  const ledger: Ledger = {
    eraseExpired: async () => ({ erased: steps.shift() ?? 0, isDone: steps.length === 0 }),
    claim: async () => {
      const claimed = waiting.filter((each) => !leased.has(each)).slice(0, 2);
      claimed.forEach((each) => leased.add(each));
      return claimed;
    },
    finish: async (erasure) => void waiting.splice(waiting.indexOf(erasure), 1),
    release: async (erasure) => void leased.delete(erasure),
  };
  const deleting = async (name: string) => {
    if (failing.includes(name)) throw new Error(`not ${name} of ana@example.org`);
    gone.push(name);
  };
  const run = forget({
    ledger,
    deleteTopic: deleting,
    deleteAccount: deleting,
    log: (entry) => logged.push(entry),
  });
  const free = () => waiting.filter((each) => !leased.has(each)).map(({ id }) => id);
  return { run, gone, logged, free, waiting, steps };
}

describe('forgetting', () => {
  it('deletes the topic and the account of each, and only what there is', async () => {
    const { run, gone, waiting } = aForgetting([
      anErasure('a'),
      anErasure('b', { emailTopicArn: null }),
      anErasure('c', { cognitoSub: null }),
    ]);

    await run(plentyOfTime);

    expect(gone).toEqual([`${TOPIC}a`, 'sub-of-a', 'sub-of-b', `${TOPIC}c`]);
    expect(waiting).toEqual([]);
  });

  it('first erases whose time has come, step by step', async () => {
    const { run, logged, steps } = aForgetting([], [100, 0, 7]);

    await run(plentyOfTime);

    expect(steps).toEqual([]);
    expect(logged).toEqual([{ message: 'forgot', expired: 107, forgotten: 0, failed: 0 }]);
  });

  it('gives back what fails, forgets the others, and says so without their words', async () => {
    const { run, free, logged } = aForgetting(
      [anErasure('a'), anErasure('b'), anErasure('c')],
      [],
      ['sub-of-a'],
    );

    await expect(run(plentyOfTime)).rejects.toThrow(NotForgotten);

    expect(free()).toEqual(['a']);
    expect(logged).toEqual([
      { message: 'not forgotten', erasureId: 'a', fault: 'Error' },
      { message: 'forgot', expired: 0, forgotten: 2, failed: 1 },
    ]);
  });

  it('stops in time, so that the next try goes on', async () => {
    const { run, waiting } = aForgetting([anErasure('a'), anErasure('b'), anErasure('c')]);

    await expect(run(() => 1_000)).rejects.toThrow(NotForgotten);

    expect(waiting.map(({ id }) => id)).toEqual(['c']);
  });
});
