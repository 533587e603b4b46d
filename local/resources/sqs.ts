import { TemplateError } from '../assembly/template.ts';
import type { QueueDefinition } from '../sqs/types.ts';
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
  KmsMasterKeyId?: string;
  RedrivePolicy?: { deadLetterTargetArn: string; maxReceiveCount: number | string };
};

export const sqsProviders: Record<string, Provider> = { 'AWS::SQS::Queue': createQueue };

function createQueue(
  { properties, name }: Resource<QueueProperties>,
  { sqs, access }: Pick<Services, 'sqs' | 'access'>,
) {
  const queueName = properties.QueueName ?? name;
  if (queueName.endsWith('.fifo')) throw new TemplateError('FIFO queues do not run here.');
  const { arn, url } = sqs.createQueue({ name: queueName, ...settingsOf(properties) });
  if (properties.KmsMasterKeyId) access.encrypt(arn, properties.KmsMasterKeyId);
  return created(url, { Arn: arn, QueueName: queueName, QueueUrl: url });
}

/** What the template does not say is left out, so that SQS's own defaults hold. */
function settingsOf({
  RedrivePolicy: redrive,
  ...properties
}: QueueProperties): Omit<QueueDefinition, 'name'> {
  const settings = {
    visibilityTimeoutSeconds: properties.VisibilityTimeout,
    delaySeconds: properties.DelaySeconds,
    receiveWaitTimeSeconds: properties.ReceiveMessageWaitTimeSeconds,
    messageRetentionSeconds: properties.MessageRetentionPeriod,
    maximumMessageSizeBytes: properties.MaximumMessageSize,
    redrive: redrive && {
      deadLetterTargetArn: redrive.deadLetterTargetArn,
      maxReceiveCount: Number(redrive.maxReceiveCount),
    },
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
