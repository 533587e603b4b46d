import { ConfirmSubscriptionCommand } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useSns } from './sns-fixture.ts';

const TWO_DAYS = 2 * 86_400_000;
const aws = useSns();

describe('a topic', () => {
  it('has room for 200 filter policies (F122)', async () => {
    const filtered = (number: number) =>
      aws.subscribe({
        Protocol: 'sqs',
        Endpoint: `arn:aws:sqs:eu-west-1:000000000000:queue-${number}`,
        Attributes: { FilterPolicy: '{"kind":["DEPART"]}' },
      });
    for (let number = 1; number <= 200; number += 1) await filtered(number);

    await expect(filtered(201)).rejects.toMatchObject({ name: 'FilterPolicyLimitExceededException' });
  });
});

describe('the request to confirm a subscription', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('holds for two days (F122)', async () => {
    await aws.subscribe({ Protocol: 'email', Endpoint: 'ada@example.com' });
    const Token = new URL(aws.inbox.messages()[0]?.confirmUrl ?? '').searchParams.get('Token') ?? '';
    const confirm = () => aws.client.send(new ConfirmSubscriptionCommand({ TopicArn: aws.TopicArn, Token }));

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + TWO_DAYS + 1000 });

    await expect(confirm()).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});
