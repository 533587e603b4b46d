import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { LocalCloud } from '../../local/local-cloud.ts';
import { present } from '../present.ts';

/** How many messages each queue holds, by its logical id without CDK's hash. */
export async function queuesOf({ environment, resources }: LocalCloud): Promise<Record<string, number>> {
  const sqs = new SQSClient({
    region: environment['AWS_REGION'],
    endpoint: environment['AWS_ENDPOINT_URL_SQS'],
    credentials: {
      accessKeyId: present(environment['AWS_ACCESS_KEY_ID']),
      secretAccessKey: present(environment['AWS_SECRET_ACCESS_KEY']),
    },
  });
  const queues = resources.filter(({ type }) => type === 'AWS::SQS::Queue');
  const counted = queues.map(async ({ logicalId, physicalId: QueueUrl }) => {
    const command = new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages'],
    });
    const { Attributes } = await sqs.send(command);
    return [logicalId.replace(/[0-9A-F]{8}$/, ''), Number(Attributes?.['ApproximateNumberOfMessages'])];
  });
  return Object.fromEntries(await Promise.all(counted)) as Record<string, number>;
}
