import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type QueueProperties = {
  QueueName?: string;
  VisibilityTimeout?: number;
  DelaySeconds?: number;
  ReceiveMessageWaitTimeSeconds?: number;
  MessageRetentionPeriod?: number;
  MaximumMessageSize?: number;
  RedrivePolicy?: { deadLetterTargetArn: string; maxReceiveCount: number | string };
};

export const sqsProviders: Record<string, Provider> = { 'AWS::SQS::Queue': createQueue };

function createQueue({ properties, name }: Resource<QueueProperties>, { sqs }: Pick<Services, 'sqs'>) {
  const queueName = properties.QueueName ?? name;
  const { RedrivePolicy: redrive } = properties;
  const { arn, url } = sqs.createQueue({
    name: queueName,
    visibilityTimeoutSeconds: properties.VisibilityTimeout,
    delaySeconds: properties.DelaySeconds,
    receiveWaitTimeSeconds: properties.ReceiveMessageWaitTimeSeconds,
    messageRetentionSeconds: properties.MessageRetentionPeriod,
    maximumMessageSizeBytes: properties.MaximumMessageSize,
    redrive: redrive && {
      deadLetterTargetArn: redrive.deadLetterTargetArn,
      maxReceiveCount: Number(redrive.maxReceiveCount),
    },
  });
  return created(url, { Arn: arn, QueueName: queueName, QueueUrl: url });
}
