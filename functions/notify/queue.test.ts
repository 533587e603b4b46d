import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { aPackageEvent } from '../../test/a-package-event.ts';
import { messageOf } from '../package-events.ts';
import { eachMessage } from './queue.ts';

function aBatch(bodies: unknown[], received = 1): SQSEvent {
  const texts = bodies.map((body) => (typeof body === 'string' ? body : JSON.stringify(body)));
  const attributes = { ApproximateReceiveCount: `${received}` };
  return {
    Records: texts.map((body, index) => ({ messageId: `message-${index}`, body, attributes }) as SQSRecord),
  };
}

function aWork({ badId = '', isSilent = false, sendFails = false } = {}) {
  const done: string[] = [];
  const work = {
    plan: async ({ id }: { id: string }) => {
      if (id === badId) throw new Error('not today');
      done.push(id);
      return isSilent ? 0 : 1;
    },
    sendDue: async () => {
      if (sendFails) throw new Error('not today');
      done.push('sent');
    },
    log: () => undefined,
  };
  return { done, work };
}

const [first, second] = [messageOf(aPackageEvent()), messageOf(aPackageEvent())];

describe('a batch of the queue', () => {
  it('gives back the messages that failed, those that are no JSON too, and no others', async () => {
    const { work, done } = aWork({ badId: first.id });

    const answer = await eachMessage(work, aBatch([first, '<html>', second]));

    expect(answer).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-0' }, { itemIdentifier: 'message-1' }],
    });
    expect(done).toEqual([second.id, 'sent']);
  });

  it('is written down first, and sent at once for all', async () => {
    const { work, done } = aWork();

    expect(await eachMessage(work, aBatch([first, second]))).toEqual({ batchItemFailures: [] });
    expect(done).toEqual([first.id, second.id, 'sent']);
  });

  it('asks for nothing to be sent where nobody is to hear of it', async () => {
    const { work, done } = aWork({ isSilent: true });

    await eachMessage(work, aBatch([first]));

    expect(done).toEqual([first.id]);
  });

  it('that comes again sends also what is due of others: whoever had it may have died over that', async () => {
    const { work, done } = aWork({ isSilent: true });

    await eachMessage(work, aBatch([first], 2));

    expect(done).toEqual([first.id, 'sent']);
  });

  it('may only say that something has become due', async () => {
    const { work, done } = aWork();

    await eachMessage(work, aBatch([{ due: '2026-03-02T12:00:00Z' }]));

    expect(done).toEqual(['sent']);
  });

  it('comes again once where what is written down could not be sent', async () => {
    const { work } = aWork({ sendFails: true });

    expect(await eachMessage(work, aBatch([first, second]))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }],
    });
  });
});
