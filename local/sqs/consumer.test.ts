import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../testing/memory-store.ts';
import { createSqs } from './sqs.ts';
import type { Sqs, SqsRecord } from './types.ts';

let sqs: Sqs;
let queueArn: string;
let deadArn: string;

beforeEach(() => {
  sqs = createSqs({
    cloud: { region: 'eu-west-1', accountId: '000000000000' },
    store: memoryStore(),
    baseUrl: () => 'http://localhost/aws/sqs',
    log: () => {},
    retryDelayCapSeconds: 0,
  });
  deadArn = sqs.createQueue({ name: 'dead' }).arn;
  const redrive = { deadLetterTargetArn: deadArn, maxReceiveCount: 3 };
  queueArn = sqs.createQueue({ name: 'work', visibilityTimeoutSeconds: 180, redrive }).arn;
});

afterEach(() => sqs.close());

/** What ended in the dead letters. */
async function deadLetters(): Promise<SqsRecord[]> {
  const letters: SqsRecord[] = [];
  sqs.consume(deadArn, { invoke: async (records) => void letters.push(...records) });
  await sqs.idle();
  return letters;
}

describe('a function fed from a queue', () => {
  it('gets messages that were sent together in one batch, as Lambda shows them', async () => {
    const batches: SqsRecord[][] = [];
    sqs.consume(queueArn, { batchSize: 10, invoke: async (records) => void batches.push(records) });

    await sqs.send(queueArn, 'first', { kind: { DataType: 'String', StringValue: 'DEPART' } });
    const secondId = await sqs.send(queueArn, 'second');
    await sqs.idle();

    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject([
      {
        body: 'first',
        messageAttributes: { kind: { stringValue: 'DEPART', dataType: 'String', stringListValues: [] } },
        eventSource: 'aws:sqs',
        eventSourceARN: queueArn,
        awsRegion: 'eu-west-1',
      },
      { messageId: secondId, body: 'second', attributes: { ApproximateReceiveCount: '1' } },
    ]);
    expect(await deadLetters()).toEqual([]);
  });

  it('gets again only what it reports as failed, until that is a dead letter (F121)', async () => {
    const seen: string[] = [];
    sqs.consume(queueArn, {
      reportBatchItemFailures: true,
      invoke: async (records) => {
        seen.push(...records.map(({ body }) => body));
        const failed = records.filter(({ body }) => body === 'bad');
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      },
    });

    await sqs.send(queueArn, 'good');
    await sqs.send(queueArn, 'bad');
    await sqs.idle();

    expect(seen).toEqual(['good', 'bad', 'bad', 'bad']);
    expect((await deadLetters()).map(({ body }) => body)).toEqual(['bad']);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('no'))],
    ['answers something malformed', async () => ({ batchItemFailures: [{ itemIdentifer: 'typo' }] })],
    ['names a message of another batch', async () => ({ batchItemFailures: [{ itemIdentifier: 'other' }] })],
    ['answers an empty identifier', async () => ({ batchItemFailures: [{ itemIdentifier: '' }] })],
  ])('gets the whole batch again if it %s', async (_, answer) => {
    let calls = 0;
    sqs.consume(queueArn, {
      reportBatchItemFailures: true,
      invoke: async (records) => {
        calls += records.length;
        return calls <= 2 ? answer() : undefined;
      },
    });

    await sqs.send(queueArn, 'one');
    await sqs.send(queueArn, 'two');
    await sqs.idle();

    expect(calls).toBe(4);
    expect(await deadLetters()).toEqual([]);
  });

  it('is done with a batch that it answers with anything, where failures are not reported', async () => {
    let calls = 0;
    sqs.consume(queueArn, {
      invoke: async () => {
        calls++;
        return { batchItemFailures: [{ itemIdentifier: 'nonsense' }] };
      },
    });

    await sqs.send(queueArn, 'one');
    await sqs.idle();

    expect(calls).toBe(1);
  });

  it('never has more batches at once than it may', async () => {
    let underWay = 0;
    let most = 0;
    sqs.consume(queueArn, {
      batchSize: 1,
      maximumConcurrency: 2,
      invoke: async () => {
        most = Math.max(most, ++underWay);
        await new Promise(setImmediate);
        underWay--;
      },
    });

    for (let count = 0; count < 20; count++) await sqs.send(queueArn, `${count}`);
    await sqs.idle();

    expect(most).toBe(2);
  });

  it('is not called any more once the queues are closed, which waits for the batch under way', async () => {
    const handled: string[] = [];
    let finish = () => {};
    sqs.consume(queueArn, {
      invoke: async (records) => {
        await new Promise<void>((resolve) => (finish = resolve));
        handled.push(...records.map(({ body }) => body));
      },
    });
    await sqs.send(queueArn, 'under way');
    await new Promise(setImmediate);

    const closed = sqs.close();
    await sqs.send(queueArn, 'too late');
    finish();
    await closed;

    expect(handled).toEqual(['under way']);
  });
});
