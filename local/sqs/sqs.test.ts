import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../testing/memory-store.ts';
import type { ServiceEndpoint } from '../testing/service-endpoint.ts';
import { serveService } from '../testing/service-endpoint.ts';
import { createSqs } from './sqs.ts';
import type { Sqs } from './types.ts';

const CLOUD = { region: 'eu-west-1', accountId: '000000000000' };

let store: ReturnType<typeof memoryStore>;
let sqs: Sqs;
let endpoint: ServiceEndpoint;
let client: SQSClient;
let QueueUrl: string;

beforeEach(async () => {
  store = memoryStore();
  sqs = createSqs({ cloud: CLOUD, store, baseUrl: () => endpoint.url, log: () => {} });
  endpoint = await serveService(sqs.service);
  client = new SQSClient({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  QueueUrl = sqs.createQueue({ name: 'orders' }).url;
});

afterEach(async () => {
  client.destroy();
  await sqs.close();
  await endpoint.close();
});

const receive = async (input: Partial<ReceiveMessageCommand['input']> = {}) =>
  (await client.send(new ReceiveMessageCommand({ QueueUrl, ...input }))).Messages ?? [];

describe('a queue', () => {
  it('gives a message with its attributes to one receiver, who deletes it', async () => {
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'DEPART' },
      photo: { DataType: 'Binary', BinaryValue: Buffer.from('jpeg') },
    };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'scan ü', MessageAttributes }));

    const [message] = await receive({ MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] });
    const others = await receive();
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));

    expect(message?.Body).toBe('scan ü');
    expect(message?.MessageAttributes?.kind?.StringValue).toBe('DEPART');
    expect(Buffer.from(message?.MessageAttributes?.photo?.BinaryValue ?? []).toString()).toBe('jpeg');
    expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
    expect(others).toEqual([]);
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      QueueArn: 'arn:aws:sqs:eu-west-1:000000000000:orders',
    });
  });

  it('shows a message again when its visibility timeout is over, and takes only the newest receipt', async () => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'once more' }));
    const [first] = await receive({ VisibilityTimeout: 1 });

    const [again] = await receive({ WaitTimeSeconds: 5 });
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    const stale = client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: first?.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );

    await expect(stale).rejects.toMatchObject({ name: 'MessageNotInflight' });
    expect(again?.MessageId).toBe(first?.MessageId);
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: again?.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    expect(await receive({ WaitTimeSeconds: 1 })).toHaveLength(1);
  });

  it('answers a long poll the moment a message arrives', async () => {
    const polled = receive({ WaitTimeSeconds: 20 });

    const messageId = await sqs.send('arn:aws:sqs:eu-west-1:000000000000:orders', 'at last');

    expect(await polled).toMatchObject([{ MessageId: messageId, Body: 'at last' }]);
  });

  it('gives up a message that was received too often to the dead letters', async () => {
    const dead = sqs.createQueue({ name: 'dead' });
    const { url } = sqs.createQueue({
      name: 'work',
      redrive: { deadLetterTargetArn: dead.arn, maxReceiveCount: 2 },
    });
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'poison' }));

    const seen = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      seen.push(
        ...(await receive({ QueueUrl: url, VisibilityTimeout: 0, WaitTimeSeconds: attempt < 2 ? 1 : 0 })),
      );
    }

    expect(seen).toHaveLength(2);
    const [letter] = await receive({ QueueUrl: dead.url, MessageSystemAttributeNames: ['All'] });
    expect(letter).toMatchObject({ MessageId: seen[0]?.MessageId, Body: 'poison' });
    expect(letter?.Attributes?.DeadLetterQueueSourceArn).toBe('arn:aws:sqs:eu-west-1:000000000000:work');
  });

  it('keeps what it holds over a restart', async () => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'waiting' }));
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'in hand' }));
    await receive();

    const next = createSqs({ cloud: CLOUD, store: store.restarted(), baseUrl: () => '', log: () => {} });
    next.createQueue({ name: 'orders' });
    const bodies: string[] = [];
    next.consume('arn:aws:sqs:eu-west-1:000000000000:orders', {
      invoke: async (records) => void bodies.push(...records.map(({ body }) => body)),
    });
    await next.idle();

    expect(bodies.sort()).toEqual(['in hand', 'waiting']);
    await next.close();
  });

  it('can be found, listed and emptied', async () => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));

    await client.send(new PurgeQueueCommand({ QueueUrl }));

    expect(await receive()).toEqual([]);
    expect((await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).QueueUrl).toBe(QueueUrl);
    expect((await client.send(new ListQueuesCommand({ QueueNamePrefix: 'or' }))).QueueUrls).toEqual([
      QueueUrl,
    ]);
  });
});

describe('a queue that is asked wrongly', () => {
  it.each([
    ['a queue that is not there', { QueueUrl: 'http://localhost/000000000000/nowhere' }, 'QueueDoesNotExist'],
    ['more messages than ten', { MaxNumberOfMessages: 11 }, 'InvalidParameterValue'],
    ['a longer wait than twenty seconds', { WaitTimeSeconds: 21 }, 'InvalidParameterValue'],
  ])('refuses %s', async (_, input, name) => {
    await expect(receive(input)).rejects.toMatchObject({ name: expect.stringContaining(name) });
  });

  it.each([
    ['a control character', 'a\u0001b', 'InvalidMessageContents'],
    ['too much', 'x'.repeat(1_048_577), 'InvalidParameterValue'],
  ])('refuses a message with %s', async (_, MessageBody, name) => {
    const sent = client.send(new SendMessageCommand({ QueueUrl, MessageBody }));

    await expect(sent).rejects.toMatchObject({ name: expect.stringContaining(name) });
  });

  it('names the failed entries of a batch inside an answer of 200 (F121)', async () => {
    const { Successful, Failed } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'good', MessageBody: 'fine' },
          { Id: 'bad', MessageBody: '\u0000' },
        ],
      }),
    );

    expect(Successful).toMatchObject([{ Id: 'good' }]);
    expect(Failed).toMatchObject([{ Id: 'bad', SenderFault: true, Code: 'InvalidMessageContents' }]);
  });

  it('refuses a batch whose entries cannot be told apart', async () => {
    const Entries = [
      { Id: 'same', MessageBody: '1' },
      { Id: 'same', MessageBody: '2' },
    ];

    const sent = client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));

    await expect(sent).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
  });
});
