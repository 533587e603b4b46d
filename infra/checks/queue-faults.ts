import { faultsAt, resourceAt, resourcesOf } from './template.ts';
import type { Found, Template } from './template.ts';

type Redrive = { deadLetterTargetArn?: unknown; maxReceiveCount?: unknown };
type DeadLetters = { TargetArn?: unknown };

const QUEUE = 'AWS::SQS::Queue';

/** Messages and events that would be lost, handled twice, or never arrive. */
export function queueFaults(template: Template): string[] {
  const each = (type: string, faults: (found: Found, template: Template) => string[]) =>
    resourcesOf(template, type).flatMap((found) => faultsAt(found.logicalId, faults(found, template)));
  return [
    ...each('AWS::Lambda::EventSourceMapping', mappingFaults),
    ...each(QUEUE, redriveFaults),
    ...each('AWS::SNS::Subscription', subscriptionFaults),
    ...each('AWS::AppSync::FunctionConfiguration', eventFaults),
    ...each('AWS::AppSync::Resolver', eventFaults),
  ];
}

function mappingFaults({ properties }: Found, template: Template): string[] {
  const queue = resourceAt(template, properties.EventSourceArn, QUEUE);
  const lambda = resourceAt(template, properties.FunctionName, 'AWS::Lambda::Function');
  if (!queue || !lambda) return ['It reads no queue, or feeds no function, of the template.'];
  const answers = (properties.FunctionResponseTypes ?? []) as unknown[];
  return [
    ...(answers.includes('ReportBatchItemFailures')
      ? []
      : ['One failure would bring back the whole batch: it does not report failures one by one (F121).']),
    ...(Number(properties.BatchSize ?? 10) > 10 && !properties.MaximumBatchingWindowInSeconds
      ? ['A batch of more than 10 needs a batching window.']
      : []),
    ...(queue.properties.RedrivePolicy
      ? []
      : [`${queue.logicalId} has no dead letters, so a bad message comes back for days.`]),
    ...(Number(queue.properties.VisibilityTimeout ?? 30) < Number(lambda.properties.Timeout ?? 3)
      ? [`Messages of ${queue.logicalId} come back before ${lambda.logicalId} is done.`]
      : []),
  ];
}

function redriveFaults({ logicalId, properties }: Found, template: Template): string[] {
  const { deadLetterTargetArn, maxReceiveCount } = (properties.RedrivePolicy ?? {}) as Redrive;
  if (!properties.RedrivePolicy) return [];
  const target = resourceAt(template, deadLetterTargetArn, QUEUE);
  return [
    ...(target && target.logicalId !== logicalId
      ? []
      : ['Its dead letters go to no other queue of the template.']),
    ...(Number(maxReceiveCount) >= 1 ? [] : ['It gives up before the first try.']),
  ];
}

function subscriptionFaults({ properties }: Found, template: Template): string[] {
  if (properties.Protocol !== 'sqs') return [];
  const topic = resourceAt(template, properties.TopicArn, 'AWS::SNS::Topic');
  const queue = resourceAt(template, properties.Endpoint, QUEUE);
  if (!topic || !queue) return ['It connects no topic with a queue of the template.'];
  const key = queue.properties.KmsMasterKeyId;
  return [
    ...(resourceAt(template, (properties.RedrivePolicy as Redrive | undefined)?.deadLetterTargetArn, QUEUE)
      ? []
      : ['It has no dead letters: what SNS cannot deliver is lost.']),
    ...(key !== undefined && JSON.stringify(key) === JSON.stringify(topic.properties.KmsMasterKeyId)
      ? [`${topic.logicalId} and ${queue.logicalId} have one key (F131).`]
      : []),
    ...(mayReceive(queue, topic, template) ? [] : [`${topic.logicalId} may not send to ${queue.logicalId}.`]),
  ];
}

function mayReceive(queue: Found, topic: Found, template: Template): boolean {
  return resourcesOf(template, 'AWS::SQS::QueuePolicy')
    .filter(({ properties }) => JSON.stringify(properties.Queues).includes(`"${queue.logicalId}"`))
    .some(({ properties }) => JSON.stringify(properties.PolicyDocument).includes(`"${topic.logicalId}"`));
}

/** Nobody waits for a Lambda that is invoked by an event: what failed three times must be kept somewhere (F36). */
function eventFaults({ properties: { Code, DataSourceName } }: Found, template: Template): string[] {
  if (!/invocationType:\s*"Event"/.test(String(Code))) return [];
  const source = resourcesOf(template, 'AWS::AppSync::DataSource').find(
    ({ properties }) => properties.Name === DataSourceName,
  );
  const { LambdaFunctionArn } = (source?.properties.LambdaConfig ?? {}) as { LambdaFunctionArn?: unknown };
  const lambda = resourceAt(template, LambdaFunctionArn, 'AWS::Lambda::Function');
  const { TargetArn } = (lambda?.properties.DeadLetterConfig ?? {}) as DeadLetters;
  return !lambda || resourceAt(template, TargetArn, QUEUE)
    ? []
    : [`It wakes ${lambda.logicalId}, which has no dead letters.`];
}
