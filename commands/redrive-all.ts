import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** The system whose dead letters are tried again. */
export type RedriveTarget = {
  name: string;
  /** The first value of the first row, as the owner of the database. */
  ask: (sql: string) => Promise<string | undefined>;
  sqs: Pick<SQSClient, 'send'>;
  relayDeadLetters: string;
  notifyDeadLetters: string;
  notifyQueue: string;
  wakeRelay: () => Promise<void>;
};

export type Redriven = { events: number; words: number; messages: number };

/** Everything that was given up is tried once more, in its order. May be done again: what is done already stays. */
export async function redrive(target: RedriveTarget): Promise<Redriven> {
  const events = Number((await target.ask('select redrive_outbox()::text')) ?? 0);
  const words = await drain(target, target.relayDeadLetters, async () => undefined);
  const messages = await drain(target, target.notifyDeadLetters, ({ Body }) =>
    send(target, isEvent(Body) ? Body : undefined),
  );
  await send(target);
  await target.wakeRelay();
  return { events, words, messages };
}

/** Takes each away once it was dealt with. */
async function drain(
  { sqs }: RedriveTarget,
  QueueUrl: string,
  deal: (message: Message) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (;;) {
    const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 });
    const { Messages = [] } = await sqs.send(command);
    if (Messages.length === 0) {
      return count;
    }
    for (const message of Messages) {
      await deal(message);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
      count += 1;
    }
  }
}

/** An event, or word that something is due. */
async function send({ sqs, notifyQueue }: RedriveTarget, body?: string): Promise<void> {
  const MessageBody = body ?? JSON.stringify({ due: new Date().toISOString() });
  await sqs.send(new SendMessageCommand({ QueueUrl: notifyQueue, MessageBody }));
}

/** A wake-up that failed is no event: whatever it was for, what is due is sent. */
function isEvent(body = ''): body is string {
  try {
    return typeof (JSON.parse(body) as { packageId?: unknown } | null)?.packageId === 'string';
  } catch {
    return false;
  }
}
