import type {
  ChangeMessageVisibilityBatchRequest,
  ChangeMessageVisibilityBatchResult,
  ChangeMessageVisibilityRequest,
  DeleteMessageBatchRequest,
  DeleteMessageBatchResult,
  DeleteMessageRequest,
  ReceiveMessageRequest,
  ReceiveMessageResult,
} from '@aws-sdk/client-sqs';
import { ServiceFault } from '../aws-json.ts';
import { answerBatch } from './batch.ts';
import { missingParameter, numberBetween } from './faults.ts';
import { longPoll } from './long-poll.ts';
import type { QueueDirectory, QueueEntry } from './queue-directory.ts';
import { shownMessage } from './shown-message.ts';

const MOST_VISIBILITY_SECONDS = 43_200;

export const receiveOperations = (queues: QueueDirectory, closing: AbortSignal) => ({
  async ReceiveMessage(input: ReceiveMessageRequest): Promise<ReceiveMessageResult> {
    const { queue, definition } = queues.byUrl(input.QueueUrl);
    numberBetween('MaxNumberOfMessages', input.MaxNumberOfMessages, [1, 10]);
    numberBetween('WaitTimeSeconds', input.WaitTimeSeconds, [0, 20]);
    numberBetween('VisibilityTimeout', input.VisibilityTimeout, [0, MOST_VISIBILITY_SECONDS]);

    const received = await longPoll(queue, {
      count: input.MaxNumberOfMessages ?? 1,
      visibilityTimeoutSeconds: input.VisibilityTimeout ?? definition.visibilityTimeoutSeconds,
      waitSeconds: input.WaitTimeSeconds ?? definition.receiveWaitTimeSeconds,
      closing,
    });
    return received.length ? { Messages: received.map((each) => shownMessage(each, input)) } : {};
  },

  DeleteMessage: (input: DeleteMessageRequest): object =>
    deleteMessage(queues.byUrl(input.QueueUrl), input.ReceiptHandle),

  DeleteMessageBatch(input: DeleteMessageBatchRequest): DeleteMessageBatchResult {
    const target = queues.byUrl(input.QueueUrl);
    return answerBatch(input.Entries, (entry) => deleteMessage(target, entry.ReceiptHandle));
  },

  ChangeMessageVisibility: (input: ChangeMessageVisibilityRequest): object =>
    changeVisibility(queues.byUrl(input.QueueUrl), input),

  ChangeMessageVisibilityBatch(
    input: ChangeMessageVisibilityBatchRequest,
  ): ChangeMessageVisibilityBatchResult {
    const target = queues.byUrl(input.QueueUrl);
    return answerBatch(input.Entries, (entry) => changeVisibility(target, entry));
  },
});

function deleteMessage({ queue }: QueueEntry, receiptHandle: string | undefined): object {
  if (!receiptHandle) throw missingParameter('ReceiptHandle');
  queue.delete(receiptHandle);
  return {};
}

function changeVisibility(
  { queue }: QueueEntry,
  { ReceiptHandle, VisibilityTimeout }: { ReceiptHandle?: string; VisibilityTimeout?: number },
): object {
  if (!ReceiptHandle) throw missingParameter('ReceiptHandle');
  if (VisibilityTimeout === undefined) throw missingParameter('VisibilityTimeout');
  numberBetween('VisibilityTimeout', VisibilityTimeout, [0, MOST_VISIBILITY_SECONDS]);
  if (!queue.changeVisibility(ReceiptHandle, VisibilityTimeout)) {
    throw new ServiceFault(
      'MessageNotInflight',
      'The message referred to is not in flight.',
      400,
      'AWS.SimpleQueueService.MessageNotInflight',
    );
  }
  return {};
}
