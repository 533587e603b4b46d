import { PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import type { PublishCommandInput, SubscribeCommandInput } from '@aws-sdk/client-sns';
import { afterEach, beforeEach } from 'vitest';
import { createInbox } from '../inbox/inbox.ts';
import type { Inbox } from '../inbox/types.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { serveService } from '../testing/service-endpoint.ts';
import type { MessageAttributes } from '../sqs/types.ts';
import { createSns } from './sns.ts';
import type { Sns } from './types.ts';

export const QUEUE = 'arn:aws:sqs:eu-west-1:000000000000:orders';
export const DEAD_LETTERS = 'arn:aws:sqs:eu-west-1:000000000000:dead';
export const NO_QUEUE = 'arn:aws:sqs:eu-west-1:000000000000:nowhere';
export const FUNCTION = 'arn:aws:lambda:eu-west-1:000000000000:function:notify';
export const PHONE = '+33612345678';

type Queued = { queueArn: string; body: string; attributes: MessageAttributes };
type Input = Omit<SubscribeCommandInput, 'TopicArn'>;

export type SnsFixture = {
  sns: Sns;
  client: SNSClient;
  url: string;
  TopicArn: string;
  inbox: Inbox;
  queued: Queued[];
  invoked: unknown[];
  logged: string[];
  subscribe: (input: Input) => Promise<string>;
  /** The message's id, once everything has been delivered. */
  publish: (input: PublishCommandInput) => Promise<string>;
  restarted: () => Promise<SnsFixture>;
  close: () => Promise<void>;
};

/** SNS with a topic for each test, spoken to through the real client. */
export function useSns(): SnsFixture {
  const current = {} as SnsFixture;
  beforeEach(async () => void Object.assign(current, await startSns()));
  afterEach(() => current.close());
  return current;
}

async function startSns(store = memoryStore()): Promise<SnsFixture> {
  const inbox = createInbox({ store: memoryStore() });
  const queued: Queued[] = [];
  const invoked: unknown[] = [];
  const logged: string[] = [];
  const sns: Sns = createSns({
    cloud: { region: 'eu-west-1', accountId: '000000000000' },
    store,
    baseUrl: () => url,
    inbox,
    sendToQueue: async (queueArn, body, attributes) => {
      if (queueArn === NO_QUEUE) throw new Error('QueueDoesNotExist');
      queued.push({ queueArn, body, attributes });
    },
    invokeLambda: async (_, event) => void invoked.push(event),
    log: (line) => logged.push(line),
  });
  const { url, close } = await serveService(sns.service);
  const client = new SNSClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const TopicArn = sns.createTopic('package-events');

  return {
    sns,
    client,
    url,
    TopicArn,
    inbox,
    queued,
    invoked,
    logged,
    async subscribe(input) {
      const command = new SubscribeCommand({ TopicArn, ReturnSubscriptionArn: true, ...input });
      return (await client.send(command)).SubscriptionArn ?? '';
    },
    async publish(input) {
      const target = input.PhoneNumber ? {} : { TopicArn };
      const { MessageId } = await client.send(new PublishCommand({ ...target, ...input }));
      await sns.idle();
      return MessageId ?? '';
    },
    restarted: () => startSns(store.restarted()),
    async close() {
      client.destroy();
      await close();
    },
  };
}
