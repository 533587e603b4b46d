import {
  ConfirmSubscriptionCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { useSns } from './sns-fixture.ts';

const aws = useSns();

describe('an e-mail subscription', () => {
  it('begins with a click on the link in the inbox and ends with another (F123)', async () => {
    const { SubscriptionArn } = await aws.client.send(
      new SubscribeCommand({ TopicArn: aws.TopicArn, Protocol: 'email', Endpoint: 'ada@example.com' }),
    );
    await aws.publish({ Message: 'too early' });
    const [confirmation] = aws.inbox.messages();

    const confirmed = await fetch(confirmation?.confirmUrl ?? '');
    await aws.publish({ Subject: 'Parcel <1> & more', Message: 'It is here.\r\nSee you.' });
    const [, message] = aws.inbox.messages();
    const removed = await fetch(message?.unsubscribeUrl ?? '');
    await aws.publish({ Message: 'too late' });

    expect(SubscriptionArn).toBe('pending confirmation');
    expect([confirmed.status, removed.status]).toEqual([200, 200]);
    expect(message).toMatchObject({
      channel: 'email',
      to: 'ada@example.com',
      subject: 'Parcel <1> & more',
      body: 'It is here.\r\nSee you.',
    });
    expect(aws.inbox.messages()).toHaveLength(2);
  });

  it('is shown as pending until it is confirmed by its token, which only fits its topic', async () => {
    await aws.subscribe({ Protocol: 'email', Endpoint: 'ada@example.com' });
    const Token = new URL(aws.inbox.messages()[0]?.confirmUrl ?? '').searchParams.get('Token') ?? '';
    const pending = await aws.client.send(new ListSubscriptionsByTopicCommand({ TopicArn: aws.TopicArn }));
    const confirm = (topic: string, token = Token) =>
      aws.client.send(new ConfirmSubscriptionCommand({ TopicArn: topic, Token: token }));

    await expect(confirm(aws.TopicArn, 'forged')).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await expect(confirm(`${aws.TopicArn}-other`)).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    const { SubscriptionArn } = await confirm(aws.TopicArn);

    expect(pending.Subscriptions).toMatchObject([{ SubscriptionArn: 'PendingConfirmation' }]);
    const { Attributes } = await aws.client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
    expect(Attributes).toMatchObject({ PendingConfirmation: 'false', ConfirmationWasAuthenticated: 'true' });
    await aws.client.send(new UnsubscribeCommand({ SubscriptionArn }));
    await aws.client.send(new UnsubscribeCommand({ SubscriptionArn }));
  });

  it('cannot be ended by whoever has the link where unsubscribing was made to need a signature', async () => {
    const SubscriptionArn = await aws.subscribe({ Protocol: 'email', Endpoint: 'ada@example.com' });
    const Token = new URL(aws.inbox.messages()[0]?.confirmUrl ?? '').searchParams.get('Token') ?? '';
    await aws.client.send(
      new ConfirmSubscriptionCommand({ TopicArn: aws.TopicArn, Token, AuthenticateOnUnsubscribe: 'true' }),
    );
    await aws.publish({ Message: 'x' });

    const byLink = await fetch(aws.inbox.messages()[1]?.unsubscribeUrl ?? '');
    const byApi = await fetch(
      `${aws.url}/?Action=Unsubscribe&SubscriptionArn=${encodeURIComponent(SubscriptionArn)}`,
    );

    expect([byLink.status, byApi.status]).toEqual([403, 403]);
  });
});
