import { describe, expect, it } from 'vitest';
import { memoryStore } from '../testing/memory-store.ts';
import { keptEvents } from './kept-events.ts';

const eventOf = (requestId: string) => ({ functionName: 'relay', requestId, payload: '{}' });
const [first, second, third] = ['first', 'second', 'third'].map(eventOf) as [
  ReturnType<typeof eventOf>,
  ReturnType<typeof eventOf>,
  ReturnType<typeof eventOf>,
];

describe('kept events', () => {
  it('are found by the next process, the oldest first, unless they are done', () => {
    const store = memoryStore();
    const events = keptEvents(store);
    for (const event of [first, second, third]) events.keep(event);

    events.forget(second);

    expect(keptEvents(store.restarted()).left).toEqual([first, third]);
  });

  it('are no more than can be written at once', () => {
    const store = memoryStore();
    const events = keptEvents(store, 2);

    for (const event of [first, second, third]) events.keep(event);

    expect(keptEvents(store.restarted()).left).toEqual([first, second]);
  });

  it('stay until they are done, however often the process starts', () => {
    const store = memoryStore();
    keptEvents(store).keep(first);
    const restarted = store.restarted();

    const { left, forget } = keptEvents(restarted);
    forget(first);

    expect(left).toEqual([first]);
    expect(keptEvents(restarted.restarted()).left).toEqual([]);
  });
});
