import type {
  SendMessageBatchRequest,
  SendMessageBatchResult,
  SendMessageRequest,
  SendMessageResult,
} from '@aws-sdk/client-sqs';
import type { ServiceRequest } from '../aws-service.ts';
import { answerBatch } from './batch.ts';
import { batchFault, numberBetween } from './faults.ts';
import { md5, md5OfAttributes } from './md5.ts';
import { messageBytes, newMessage } from './message.ts';
import type { QueueDirectory, QueueEntry } from './queue-directory.ts';
import type { MessageAttributes } from './types.ts';

type Sent = Required<Pick<SendMessageResult, 'MessageId' | 'MD5OfMessageBody'>> & SendMessageResult;

/** What the body and all bodies of a batch may have together. */
const MOST_BATCH_BYTES = 1_048_576;

export const sendOperations = (queues: QueueDirectory) => ({
  SendMessage: (input: SendMessageRequest, request: ServiceRequest): SendMessageResult =>
    sendMessage(queues.byUrl(input.QueueUrl), input, request.principal?.accountId ?? ''),

  SendMessageBatch(input: SendMessageBatchRequest, request: ServiceRequest): SendMessageBatchResult {
    const target = queues.byUrl(input.QueueUrl);
    const bytes = (input.Entries ?? []).map((entry) =>
      messageBytes(entry.MessageBody ?? '', wireAttributes(entry)),
    );
    if (bytes.reduce((sum, each) => sum + each, 0) > MOST_BATCH_BYTES) {
      const message = `Batch requests cannot be longer than ${MOST_BATCH_BYTES} bytes.`;
      throw batchFault('BatchRequestTooLong', message);
    }
    return answerBatch(input.Entries, (entry) =>
      sendMessage(target, entry, request.principal?.accountId ?? ''),
    );
  },
});

function sendMessage(
  { definition, queue }: QueueEntry,
  input: Omit<SendMessageRequest, 'QueueUrl'>,
  senderId: string,
): Sent {
  numberBetween('DelaySeconds', input.DelaySeconds, [0, 900]);
  const attributes = wireAttributes(input);
  const message = newMessage(
    { body: input.MessageBody, attributes, senderId },
    definition.maximumMessageSizeBytes,
  );
  queue.add(message, input.DelaySeconds ?? definition.delaySeconds);

  return {
    MessageId: message.id,
    MD5OfMessageBody: md5(message.body),
    MD5OfMessageAttributes: md5OfAttributes(attributes),
  };
}

/** On the wire binary values are base64, which the SDK's types do not show. */
function wireAttributes({
  MessageAttributes,
}: Pick<SendMessageRequest, 'MessageAttributes'>): MessageAttributes {
  return (MessageAttributes ?? {}) as MessageAttributes;
}
