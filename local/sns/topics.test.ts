import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  ListTopicsCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { PHONE, useSns } from './sns-fixture.ts';

const aws = useSns();

describe('a topic', () => {
  it('is created once, listed, and deleted with its subscriptions', async () => {
    const again = await aws.client.send(new CreateTopicCommand({ Name: 'package-events' }));
    await aws.subscribe({ Protocol: 'sms', Endpoint: PHONE });
    const { Attributes } = await aws.client.send(new GetTopicAttributesCommand({ TopicArn: aws.TopicArn }));

    await aws.client.send(new DeleteTopicCommand({ TopicArn: aws.TopicArn }));

    expect(again.TopicArn).toBe('arn:aws:sns:eu-west-1:000000000000:package-events');
    expect(Attributes).toMatchObject({ SubscriptionsConfirmed: '1', SubscriptionsPending: '0' });
    expect((await aws.client.send(new ListTopicsCommand())).Topics).toEqual([]);
    expect((await aws.client.send(new ListSubscriptionsCommand())).Subscriptions).toEqual([]);
    await expect(aws.publish({ Message: 'x' })).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('lists a hundred subscriptions at a time', async () => {
    for (let index = 0; index < 101; index++) {
      aws.sns.subscribe({ topicArn: aws.TopicArn, protocol: 'sms', endpoint: `+336000000${100 + index}` });
    }

    const first = await aws.client.send(new ListSubscriptionsByTopicCommand({ TopicArn: aws.TopicArn }));
    const { NextToken } = first;
    const second = await aws.client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: aws.TopicArn, NextToken }),
    );

    expect(first.Subscriptions).toHaveLength(100);
    expect(second.Subscriptions).toHaveLength(1);
    expect(second.NextToken).toBeUndefined();
  });

  it('is kept with its subscriptions over a restart', async () => {
    await aws.subscribe({ Protocol: 'sms', Endpoint: PHONE, Attributes: { FilterPolicy: '{"a":["1"]}' } });

    const restarted = await aws.restarted();

    await restarted.publish({ Message: 'unfit' });
    await restarted.publish({
      Message: 'fit',
      MessageAttributes: { a: { DataType: 'String', StringValue: '1' } },
    });
    expect(restarted.inbox.messages()).toMatchObject([{ to: PHONE, body: 'fit' }]);
    await restarted.close();
  });
});
