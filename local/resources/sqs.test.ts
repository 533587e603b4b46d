import { describe, expect, it } from 'vitest';
import { createSqs } from '../sqs/sqs.ts';
import { memoryStore } from '../store.ts';
import { sqsProviders } from './sqs.ts';
import type { Services } from './services.ts';

const cloud = { region: 'eu-west-1', accountId: '000000000000' };
const principal = {
  accountId: cloud.accountId,
  arn: 'arn:aws:iam::000000000000:user/developer',
  username: 'developer',
};

describe('AWS::SQS::Queue', () => {
  it('has SQS’s own settings where the template gives none', async () => {
    const sqs = createSqs({
      cloud,
      store: memoryStore(),
      baseUrl: () => 'http://localhost',
      log: console.error,
    });
    const create = sqsProviders['AWS::SQS::Queue'];
    const properties = { DelaySeconds: 5 } as never;

    const queue = await create?.({ logicalId: 'Queue', type: 'AWS::SQS::Queue', name: 'q', properties }, {
      sqs,
    } as Services);

    const { body } = await sqs.service({
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      headers: { 'x-amz-target': 'AmazonSQS.GetQueueAttributes' },
      body: Buffer.from(JSON.stringify({ QueueUrl: queue?.ref, AttributeNames: ['All'] })),
      principal,
    });
    expect(JSON.parse(String(body))).toMatchObject({
      Attributes: { VisibilityTimeout: '30', DelaySeconds: '5' },
    });
    await sqs.close();
  });
});
