import { allReferredBy, faultsAt, referredBy, resourceAt, resourcesOf } from './template.ts';
import type { Found, Template } from './template.ts';

type Target = { Arn?: unknown; DeadLetterConfig?: { Arn?: unknown } };
type Pattern = { source?: unknown[]; detail?: { bucket?: { name?: unknown[] } } };

/** Rules that no event reaches, or whose events reach nobody. */
export function ruleFaults(template: Template): string[] {
  return resourcesOf(template, 'AWS::Events::Rule').flatMap((rule) => {
    const targets = (rule.properties.Targets ?? []) as Target[];
    return faultsAt(rule.logicalId, [
      ...(targets.length > 0 ? [] : ['It has no target.']),
      ...sourceFaults(rule, template),
      ...targets.flatMap((target) => targetFaults(rule, target, template)),
    ]);
  });
}

/** S3 tells EventBridge nothing of a bucket that does not ask for it. */
function sourceFaults({ properties }: Found, template: Template): string[] {
  const { source = [], detail } = (properties.EventPattern ?? {}) as Pattern;
  if (!source.includes('aws.s3')) return [];
  return (detail?.bucket?.name ?? []).flatMap((name) => {
    const bucket = resourceAt(template, name, 'AWS::S3::Bucket');
    if (!bucket) return ['It waits for a bucket that is not in the template.'];
    const { EventBridgeConfiguration } = (bucket.properties.NotificationConfiguration ?? {}) as {
      EventBridgeConfiguration?: { EventBridgeEnabled?: boolean };
    };
    return EventBridgeConfiguration?.EventBridgeEnabled
      ? []
      : [`It waits for ${bucket.logicalId}, which tells EventBridge nothing.`];
  });
}

function targetFaults(rule: Found, { Arn, DeadLetterConfig }: Target, template: Template): string[] {
  const lambda = resourceAt(template, Arn, 'AWS::Lambda::Function');
  if (!lambda) return ['It has a target that is no function of the template.'];
  const queue = resourceAt(template, DeadLetterConfig?.Arn, 'AWS::SQS::Queue');
  const { TargetArn } = (lambda.properties.DeadLetterConfig ?? {}) as { TargetArn?: unknown };
  return [
    ...(mayInvoke(rule, lambda, template) ? [] : [`It may not invoke ${lambda.logicalId}.`]),
    ...(resourceAt(template, TargetArn, 'AWS::SQS::Queue')
      ? []
      : [`It wakes ${lambda.logicalId}, which has no dead letters.`]),
    ...(queue ? [] : [`What it cannot hand to ${lambda.logicalId} is lost after a day.`]),
    ...(queue && !mayLeave(rule, queue, template)
      ? [`It may not leave dead letters in ${queue.logicalId}.`]
      : []),
  ];
}

function mayInvoke(rule: Found, lambda: Found, template: Template): boolean {
  return resourcesOf(template, 'AWS::Lambda::Permission').some(
    ({ properties: { Action, FunctionName, Principal, SourceArn } }) =>
      Action === 'lambda:InvokeFunction' &&
      Principal === 'events.amazonaws.com' &&
      referredBy(FunctionName) === lambda.logicalId &&
      (SourceArn === undefined || referredBy(SourceArn) === rule.logicalId),
  );
}

function mayLeave(rule: Found, queue: Found, template: Template): boolean {
  return resourcesOf(template, 'AWS::SQS::QueuePolicy')
    .filter(({ properties }) => allReferredBy(properties.Queues).includes(queue.logicalId))
    .some(({ properties }) => allReferredBy(properties.PolicyDocument).includes(rule.logicalId));
}
