import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { aPackageEvent } from '../../test/a-package-event.ts';
import { messageOf } from '../package-events.ts';
import { eachMessage } from './queue.ts';

function aBatch(bodies: string[]): SQSEvent {
  return { Records: bodies.map((body, index) => ({ messageId: `message-${index}`, body }) as SQSRecord) };
}

describe('a batch of the queue', () => {
  it('gives back the messages that failed, those that are no JSON too, and no others', async () => {
    const good = messageOf(aPackageEvent());
    const bad = messageOf(aPackageEvent());
    const worked: string[] = [];
    const handler = eachMessage(
      async ({ id }) => {
        if (id === bad.id) throw new Error('not today');
        worked.push(id);
      },
      () => undefined,
    );

    const answer = await handler(aBatch([JSON.stringify(bad), '<html>', JSON.stringify(good)]));

    expect(answer).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-0' }, { itemIdentifier: 'message-1' }],
    });
    expect(worked).toEqual([good.id]);
  });
});
