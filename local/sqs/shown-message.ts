import type { Message as ShownMessage, ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import { md5, md5OfAttributes } from './md5.ts';
import type { Message, ReceivedMessage } from './message.ts';
import type { MessageAttributes } from './types.ts';

/** A message as `ReceiveMessage` shows it: with the attributes that were asked for and no others. */
export function shownMessage(
  { message, receiptHandle }: ReceivedMessage,
  {
    AttributeNames = [],
    MessageSystemAttributeNames = [],
    MessageAttributeNames = [],
  }: ReceiveMessageRequest,
): ShownMessage {
  const system = selected(systemAttributes(message), [...AttributeNames, ...MessageSystemAttributeNames]);
  const attributes = selected(message.attributes, MessageAttributeNames);

  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle,
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(Object.keys(system).length && { Attributes: system }),
    ...(Object.keys(attributes).length && {
      MessageAttributes: attributes as MessageAttributes & ShownMessage['MessageAttributes'],
      MD5OfMessageAttributes: md5OfAttributes(attributes),
    }),
  };
}

export function systemAttributes(message: Message): Record<string, string> {
  return {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    ...(message.deadLetterSource && { DeadLetterQueueSourceArn: message.deadLetterSource }),
  };
}

/** Names may be `All`, `.*`, or the beginning of names as `order.*`. */
function selected<Value>(values: Record<string, Value>, names: string[]): Record<string, Value> {
  const isWanted = (name: string) =>
    names.some((wanted) =>
      wanted.endsWith('.*') ? name.startsWith(wanted.slice(0, -2)) : wanted === 'All' || wanted === name,
    );
  return Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));
}
