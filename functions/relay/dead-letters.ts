import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { OutboxRow } from './outbox.ts';

/** Leaves word where an alarm looks: ids, and nothing of what happened. The event itself stays in the outbox. */
export const giveUpTo =
  (client: Pick<SQSClient, 'send'>, QueueUrl: string) =>
  async ({ id, packageId, eventId }: OutboxRow): Promise<void> => {
    const word = { givenUp: { outboxId: id, packageId, eventId } };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(word) }));
  };
