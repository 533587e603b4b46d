import type {
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
  GetQueueUrlRequest,
  GetQueueUrlResult,
  ListQueuesRequest,
  ListQueuesResult,
  PurgeQueueRequest,
} from '@aws-sdk/client-sqs';
import { missingParameter } from './faults.ts';
import type { QueueDirectory, QueueEntry } from './queue-directory.ts';

export const queueOperations = (queues: QueueDirectory) => ({
  GetQueueUrl(input: GetQueueUrlRequest): GetQueueUrlResult {
    if (!input.QueueName) throw missingParameter('QueueName');
    return { QueueUrl: queues.byName(input.QueueName).url() };
  },

  ListQueues({ QueueNamePrefix = '' }: ListQueuesRequest): ListQueuesResult {
    const found = queues.all().filter(({ definition }) => definition.name.startsWith(QueueNamePrefix));
    return found.length ? { QueueUrls: found.map(({ url }) => url()) } : {};
  },

  GetQueueAttributes(input: GetQueueAttributesRequest): GetQueueAttributesResult {
    const attributes = Object.entries(queueAttributes(queues.byUrl(input.QueueUrl)));
    const names: string[] = input.AttributeNames ?? [];
    const wanted = attributes.filter(([name]) => names.includes('All') || names.includes(name));
    return wanted.length ? { Attributes: Object.fromEntries(wanted) } : {};
  },

  PurgeQueue(input: PurgeQueueRequest): object {
    queues.byUrl(input.QueueUrl).queue.purge();
    return {};
  },
});

function queueAttributes({ definition, arn, queue, createdAt }: QueueEntry): Record<string, string> {
  const { visible, inFlight, delayed } = queue.counts();
  return {
    QueueArn: arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(createdAt / 1000)),
    VisibilityTimeout: String(definition.visibilityTimeoutSeconds),
    MaximumMessageSize: String(definition.maximumMessageSizeBytes),
    MessageRetentionPeriod: String(definition.messageRetentionSeconds),
    DelaySeconds: String(definition.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(definition.receiveWaitTimeSeconds),
    ...(definition.redrive && { RedrivePolicy: JSON.stringify(definition.redrive) }),
  };
}
