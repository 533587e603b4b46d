import { describe, expect, it } from 'vitest';
import { QUEUE, useSns } from './sns-fixture.ts';

const aws = useSns();

describe('a subscription', () => {
  it.each([
    ['an unknown protocol', { Protocol: 'pigeon', Endpoint: 'x' }, /protocol/],
    ['what is no phone number', { Protocol: 'sms', Endpoint: '0612' }, /SMS endpoint/],
    ['what is no queue', { Protocol: 'sqs', Endpoint: 'orders' }, /SQS endpoint ARN/],
    [
      'a broken filter',
      { Protocol: 'sqs', Endpoint: QUEUE, Attributes: { FilterPolicy: '{"a":1}' } },
      /must be an object or an array/,
    ],
    [
      'an unknown attribute',
      { Protocol: 'sqs', Endpoint: QUEUE, Attributes: { Colour: 'red' } },
      /AttributeName/,
    ],
    [
      'raw delivery maybe',
      { Protocol: 'sqs', Endpoint: QUEUE, Attributes: { RawMessageDelivery: 'maybe' } },
      /Must be true or false/,
    ],
  ])('is refused with %s', async (_, input, message) => {
    await expect(aws.subscribe(input)).rejects.toMatchObject({ name: 'InvalidParameterException', message });
  });

  it('is the same if asked for again, and refused with other attributes', async () => {
    const first = await aws.subscribe({ Protocol: 'sqs', Endpoint: QUEUE });

    const second = await aws.subscribe({ Protocol: 'sqs', Endpoint: QUEUE });
    const other = aws.subscribe({
      Protocol: 'sqs',
      Endpoint: QUEUE,
      Attributes: { RawMessageDelivery: 'true' },
    });

    expect(second).toBe(first);
    await expect(other).rejects.toMatchObject({ message: expect.stringContaining('different attributes') });
  });

  it('takes what a changed template says', async () => {
    const definition = { topicArn: aws.TopicArn, protocol: 'sqs', endpoint: QUEUE };
    const arn = aws.sns.subscribe(definition);

    const again = aws.sns.subscribe({ ...definition, rawMessageDelivery: true, filterPolicy: { a: ['1'] } });

    expect(again).toBe(arn);
    await aws.publish({ Message: 'x' });
    await aws.publish({ Message: 'y', MessageAttributes: { a: { DataType: 'String', StringValue: '1' } } });
    expect(aws.queued.map(({ body }) => body)).toEqual(['y']);
  });
});
