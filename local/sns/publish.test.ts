import { PublishBatchCommand, SetSubscriptionAttributesCommand } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { DEAD_LETTERS, FUNCTION, NO_QUEUE, PHONE, QUEUE, useSns } from './sns-fixture.ts';

const aws = useSns();

describe('a published message', () => {
  it('reaches queue, function and phone, each with the text of its protocol', async () => {
    await aws.subscribe({ Protocol: 'sqs', Endpoint: QUEUE });
    await aws.subscribe({ Protocol: 'lambda', Endpoint: FUNCTION });
    await aws.subscribe({ Protocol: 'sms', Endpoint: PHONE });
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'DEPART' } };

    const messageId = await aws.publish({
      MessageStructure: 'json',
      Message: JSON.stringify({ default: 'long', sms: 'short', sqs: '{"a":1}' }),
      MessageAttributes,
    });

    const attributes = { kind: { Type: 'String', Value: 'DEPART' } };
    expect(JSON.parse(aws.queued[0]?.body ?? '')).toMatchObject({
      Type: 'Notification',
      MessageId: messageId,
      Message: '{"a":1}',
      MessageAttributes: attributes,
    });
    expect(aws.invoked).toMatchObject([
      {
        Records: [
          { EventSource: 'aws:sns', Sns: { Message: 'long', Subject: null, MessageAttributes: attributes } },
        ],
      },
    ]);
    expect(aws.inbox.messages()).toMatchObject([{ channel: 'sms', to: PHONE, body: 'short', messageId }]);
  });

  it('reaches a queue as it is where raw delivery is asked for, with its attributes', async () => {
    await aws.subscribe({ Protocol: 'sqs', Endpoint: QUEUE, Attributes: { RawMessageDelivery: 'true' } });
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'DEPART' },
      photo: { DataType: 'Binary', BinaryValue: Buffer.from('jpeg') },
    };

    await aws.publish({ Message: '{"scan":"ü"}', MessageAttributes });

    expect(aws.queued).toMatchObject([
      {
        body: '{"scan":"ü"}',
        attributes: { kind: { StringValue: 'DEPART' }, photo: { BinaryValue: 'anBlZw==' } },
      },
    ]);
  });

  it('reaches only those whose filter it meets, as soon as the filter changes', async () => {
    const Attributes = { FilterPolicy: '{"parcel":{"status":["LOST"]}}', FilterPolicyScope: 'MessageBody' };
    const SubscriptionArn = await aws.subscribe({ Protocol: 'sqs', Endpoint: QUEUE, Attributes });
    const AttributeName = 'FilterPolicy';

    await aws.publish({ Message: '{"parcel":{"status":"SENT"}}' });
    await aws.publish({ Message: '{"parcel":{"status":"LOST"}}' });
    await aws.client.send(
      new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue: '{}' }),
    );
    await aws.publish({ Message: 'unfiltered' });

    expect(aws.queued.map(({ body }) => (JSON.parse(body) as { Message: string }).Message)).toEqual([
      '{"parcel":{"status":"LOST"}}',
      'unfiltered',
    ]);
  });

  it('goes to the dead letters of a subscription whose queue is not there, and the log says so', async () => {
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: DEAD_LETTERS });
    const subscriptionArn = await aws.subscribe({
      Protocol: 'sqs',
      Endpoint: NO_QUEUE,
      Attributes: { RedrivePolicy },
    });

    const messageId = await aws.publish({ Message: 'lost' });

    expect(aws.logged).toEqual([
      `SNS: message ${messageId} could not be delivered to ${subscriptionArn}: Error`,
    ]);
    expect(aws.queued).toMatchObject([
      { queueArn: DEAD_LETTERS, body: expect.stringContaining('"Message":"lost"') },
    ]);
  });

  it.each([
    ['is empty', { Message: '' }, 'InvalidParameterException'],
    ['is longer than 256 KiB (F125)', { Message: 'ü'.repeat(131_073) }, 'InvalidParameterException'],
    [
      'has a subject of 100 characters (F123)',
      { Message: 'x', Subject: 'x'.repeat(100) },
      'InvalidParameterException',
    ],
    ['has a subject of two lines (F123)', { Message: 'x', Subject: 'a\nb' }, 'InvalidParameterException'],
    [
      'has texts without a default (F125)',
      { Message: '{"sms":"x"}', MessageStructure: 'json' },
      'InvalidParameterException',
    ],
    [
      'has texts that are not JSON (F125)',
      { Message: 'x', MessageStructure: 'json' },
      'InvalidParameterException',
    ],
    [
      'has an attribute without a value',
      { Message: 'x', MessageAttributes: { a: { DataType: 'String' } } },
      'InvalidParameterValueException',
    ],
    [
      'has an attribute of no type',
      { Message: 'x', MessageAttributes: { a: { DataType: 'Date', StringValue: 'x' } } },
      'InvalidParameterValueException',
    ],
    ['goes to what is no phone', { Message: 'x', PhoneNumber: '0612' }, 'InvalidParameterException'],
    [
      'is a text of more than 1,600 characters',
      { Message: 'x'.repeat(1_601), PhoneNumber: PHONE },
      'InvalidParameterException',
    ],
  ])('is refused if it %s', async (_, input, name) => {
    await expect(aws.publish(input)).rejects.toMatchObject({ name });
  });

  it('fails for itself in a batch that is answered with 200 (F121)', async () => {
    await aws.subscribe({ Protocol: 'sqs', Endpoint: QUEUE, Attributes: { RawMessageDelivery: 'true' } });

    const { Successful, Failed } = await aws.client.send(
      new PublishBatchCommand({
        TopicArn: aws.TopicArn,
        PublishBatchRequestEntries: [
          { Id: 'good', Message: 'fine' },
          { Id: 'bad', Message: '{}', MessageStructure: 'json' },
        ],
      }),
    );
    await aws.sns.idle();

    expect(Successful).toMatchObject([{ Id: 'good' }]);
    expect(Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidParameter', SenderFault: true }]);
    expect(aws.queued.map(({ body }) => body)).toEqual(['fine']);
  });

  it.each([
    ['nothing', [], 'EmptyBatchRequestException'],
    [
      'two of one name',
      [
        { Id: 'a', Message: '1' },
        { Id: 'a', Message: '2' },
      ],
      'BatchEntryIdsNotDistinctException',
    ],
    [
      'eleven (F125)',
      Array.from({ length: 11 }, (_, id) => ({ Id: `${id}`, Message: 'x' })),
      'TooManyEntriesInBatchRequestException',
    ],
    [
      'more than 256 KiB together (F125)',
      [1, 2].map((id) => ({ Id: `${id}`, Message: 'x'.repeat(140_000) })),
      'BatchRequestTooLongException',
    ],
  ])('is refused in a batch of %s', async (_, PublishBatchRequestEntries, name) => {
    const sent = aws.client.send(
      new PublishBatchCommand({ TopicArn: aws.TopicArn, PublishBatchRequestEntries }),
    );

    await expect(sent).rejects.toMatchObject({ name });
  });
});
