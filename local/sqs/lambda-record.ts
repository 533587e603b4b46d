import { md5, md5OfAttributes } from './md5.ts';
import type { ReceivedMessage } from './message.ts';
import { systemAttributes } from './shown-message.ts';
import type { LambdaMessageAttribute, MessageAttribute, SqsRecord } from './types.ts';

/** A message as Lambda shows it to a function. */
export function lambdaRecord({ message, receiptHandle }: ReceivedMessage, queueArn: string): SqsRecord {
  const attributes = Object.entries(message.attributes).map(([name, attribute]) => [
    name,
    lowered(attribute),
  ]);
  const digest = md5OfAttributes(message.attributes);

  return {
    messageId: message.id,
    receiptHandle,
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: Object.fromEntries(attributes) as SqsRecord['messageAttributes'],
    ...(digest && { md5OfMessageAttributes: digest }),
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(':')[3] ?? '',
  };
}

function lowered({ DataType, StringValue, BinaryValue }: MessageAttribute): LambdaMessageAttribute {
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}
