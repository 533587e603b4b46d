import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type SubscriptionProperties = {
  TopicArn: string;
  Protocol: string;
  Endpoint: string;
  RawMessageDelivery?: boolean;
  FilterPolicy?: unknown;
  FilterPolicyScope?: string;
  RedrivePolicy?: unknown;
};
type TopicProperties = {
  TopicName?: string;
  KmsMasterKeyId?: string;
  Subscription?: Pick<SubscriptionProperties, 'Protocol' | 'Endpoint'>[];
};

export const snsProviders: Record<string, Provider> = {
  'AWS::SNS::Topic': createTopic,
  'AWS::SNS::Subscription': createSubscription,
};

function createTopic(
  { properties, name }: Resource<TopicProperties>,
  { sns, access }: Pick<Services, 'sns' | 'access'>,
) {
  const topicName = properties.TopicName ?? name;
  const topicArn = sns.createTopic(topicName);
  if (properties.KmsMasterKeyId) access.encrypt(topicArn, properties.KmsMasterKeyId);
  for (const { Protocol, Endpoint } of properties.Subscription ?? [])
    sns.subscribe({ topicArn, protocol: Protocol, endpoint: Endpoint });
  return created(topicArn, { TopicArn: topicArn, TopicName: topicName });
}

function createSubscription(
  { properties }: Resource<SubscriptionProperties>,
  { sns }: Pick<Services, 'sns'>,
) {
  const arn = sns.subscribe({
    topicArn: properties.TopicArn,
    protocol: properties.Protocol,
    endpoint: properties.Endpoint,
    rawMessageDelivery: properties.RawMessageDelivery,
    filterPolicy: properties.FilterPolicy,
    filterPolicyScope: properties.FilterPolicyScope,
    redrivePolicy: properties.RedrivePolicy,
  });
  return created(arn, { Arn: arn });
}
