import { invalidParameter, SnsFault } from './faults.ts';
import { parseFilterPolicy } from './filter-policy.ts';
import type { FilterPolicy, FilterPolicyScope } from './filter-policy.ts';
import type { SnsState, SubscriptionAttributes } from './topics.ts';
import { subscriptionsOf } from './topics.ts';

const MOST_FILTER_POLICIES = 200;

/** Takes only what SNS knows; an empty filter policy is none. */
export function readSubscriptionAttributes(attributes: Record<string, string>): SubscriptionAttributes {
  const { RawMessageDelivery, FilterPolicy, FilterPolicyScope, RedrivePolicy, ...others } = attributes;
  const [unknown] = Object.keys(others);
  if (unknown) throw invalidParameter('AttributeName');

  if (RawMessageDelivery !== undefined && !/^(true|false)$/i.test(RawMessageDelivery)) {
    throw invalidParameter(
      `RawMessageDelivery: Invalid value [${RawMessageDelivery}]. Must be true or false.`,
    );
  }
  if (RedrivePolicy) checkRedrivePolicy(RedrivePolicy);
  const hasFilter = FilterPolicy !== undefined && FilterPolicy.trim() !== '' && FilterPolicy.trim() !== '{}';
  const scope = readScope(FilterPolicyScope);
  if (hasFilter) parseFilterPolicy(FilterPolicy, scope);

  return {
    ...(RawMessageDelivery && { RawMessageDelivery: RawMessageDelivery.toLowerCase() }),
    ...(hasFilter && { FilterPolicy, FilterPolicyScope: scope }),
    ...(RedrivePolicy && { RedrivePolicy }),
  };
}

const parsedPolicies = new WeakMap<SubscriptionAttributes, FilterPolicy>();

/** The filter of a subscription, parsed once for each change. */
export function filterOf(attributes: SubscriptionAttributes): FilterPolicy | undefined {
  if (!attributes.FilterPolicy) return undefined;
  const parsed =
    parsedPolicies.get(attributes) ??
    parseFilterPolicy(attributes.FilterPolicy, readScope(attributes.FilterPolicyScope));
  parsedPolicies.set(attributes, parsed);
  return parsed;
}

/** 200 filter policies a topic (F122). */
export function checkFilterPolicyCount(state: SnsState, topicArn: string): void {
  const filtered = subscriptionsOf(state, topicArn).filter(({ attributes }) => attributes.FilterPolicy);
  if (filtered.length < MOST_FILTER_POLICIES) return;
  throw new SnsFault('FilterPolicyLimitExceeded', 'Filter policy limit exceeded for this topic', 403);
}

/** Where a message goes that cannot be delivered. */
export function deadLetterQueueOf({ RedrivePolicy }: SubscriptionAttributes): string | undefined {
  if (!RedrivePolicy) return undefined;
  return (JSON.parse(RedrivePolicy) as { deadLetterTargetArn: string }).deadLetterTargetArn;
}

function readScope(scope = 'MessageAttributes'): FilterPolicyScope {
  if (scope === 'MessageAttributes' || scope === 'MessageBody') return scope;
  throw invalidParameter(
    `FilterPolicyScope: Invalid value [${scope}]. Please use either MessageBody or MessageAttributes`,
  );
}

function checkRedrivePolicy(json: string): void {
  let policy: { deadLetterTargetArn?: unknown } | null;
  try {
    policy = JSON.parse(json) as typeof policy;
  } catch {
    throw invalidParameter('RedrivePolicy: failed to parse JSON.');
  }
  if (!String(policy?.deadLetterTargetArn).startsWith('arn:aws:sqs:')) {
    throw invalidParameter('RedrivePolicy: deadLetterTargetArn is an invalid arn');
  }
}
