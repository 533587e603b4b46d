import { randomUUID } from 'node:crypto';
import { ServiceFault } from '../aws-json.ts';
import { invalidValue, missingParameter } from './faults.ts';
import type { MessageAttribute, MessageAttributes } from './types.ts';

/** Times are epoch milliseconds. */
export type Message = {
  id: string;
  body: string;
  attributes: MessageAttributes;
  senderId: string;
  sentAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** The ARN of the queue that gave it up. */
  deadLetterSource?: string;
};

/** A message in somebody's hands, until its visibility timeout. */
export type ReceivedMessage = { message: Message; receiptHandle: string };

/** Everything that XML 1.0 cannot carry. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

export function newMessage(
  {
    body,
    attributes = {},
    senderId,
  }: { body: string | undefined; attributes?: MessageAttributes; senderId: string },
  maximumBytes: number,
): Message {
  if (!body) throw missingParameter('MessageBody');
  if (FORBIDDEN.test(body)) {
    throw new ServiceFault(
      'InvalidMessageContents',
      'Invalid binary character was found in the message body.',
    );
  }
  Object.entries(attributes).forEach(([name, attribute]) => checkAttribute(name, attribute));
  if (messageBytes(body, attributes) > maximumBytes) {
    throw invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${maximumBytes} bytes.`,
    );
  }
  return { id: randomUUID(), body, attributes, senderId, sentAt: Date.now(), receiveCount: 0 };
}

/** What counts against the limit: the body and each attribute's name, type and value. */
export function messageBytes(body: string, attributes: MessageAttributes = {}): number {
  return Object.entries(attributes)
    .flatMap(([name, { DataType, StringValue, BinaryValue }]) => [
      Buffer.byteLength(name + DataType + (StringValue ?? '')),
      Buffer.byteLength(BinaryValue ?? '', 'base64'),
    ])
    .reduce((sum, bytes) => sum + bytes, Buffer.byteLength(body));
}

function checkAttribute(name: string, { DataType, StringValue, BinaryValue }: MessageAttribute): void {
  const kind = /^(String|Number|Binary)(\.|$)/.exec(DataType ?? '')?.[1];
  if (!kind) {
    throw invalidValue(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  if (!(kind === 'Binary' ? BinaryValue : StringValue)) {
    throw invalidValue(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  if (kind === 'Number' && Number.isNaN(Number(StringValue))) {
    throw invalidValue(`Can't cast the value of message attribute '${name}' to a number.`);
  }
}
