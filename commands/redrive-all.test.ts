import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { redrive } from './redrive-all.ts';

/** Queues in memory. */
function queues(content: Record<string, string[]>): Pick<SQSClient, 'send'> {
  const send = async (command: unknown) => {
    if (command instanceof SendMessageCommand) {
      content[command.input.QueueUrl ?? '']?.push(command.input.MessageBody ?? '');
    } else if (command instanceof DeleteMessageCommand) {
      const queue = content[command.input.QueueUrl ?? ''] ?? [];
      queue.splice(queue.indexOf(command.input.ReceiptHandle ?? ''), 1);
    } else if (command instanceof ReceiveMessageCommand) {
      const bodies = (content[command.input.QueueUrl ?? ''] ?? []).slice(0, 2);
      return { Messages: bodies.map((Body) => ({ Body, ReceiptHandle: Body })) };
    }
    return {};
  };
  return { send: send as SQSClient['send'] };
}

describe('npm run redrive', () => {
  it('tries again what was given up, sends again what could not be told, and empties the dead letters', async () => {
    const event = JSON.stringify({ id: 'event', packageId: 'package' });
    const content = {
      relay: ['{"givenUp":{}}', '{}', '{"a":1}'],
      dead: [event, '{"due":"2026-03-02T12:00:00Z"}', '<html>'],
      notify: [] as string[],
    };
    const done: string[] = [];

    const redriven = await redrive({
      name: 'a system',
      ask: async (sql) => {
        done.push(sql);
        return '2';
      },
      sqs: queues(content),
      relayDeadLetters: 'relay',
      notifyDeadLetters: 'dead',
      notifyQueue: 'notify',
      wakeRelay: async () => void done.push('woken'),
    });

    expect(redriven).toEqual({ events: 2, words: 3, messages: 3 });
    expect([content.relay, content.dead]).toEqual([[], []]);
    expect(content.notify).toEqual([event, ...Array(3).fill(expect.stringContaining('"due"'))]);
    expect(done).toEqual(['select redrive_outbox()::text', 'woken']);
  });
});
