import type { CloudIdentity, Store } from '../aws-service.ts';
import { topicNotFound } from './faults.ts';
import type { Protocol } from './types.ts';

export type Topic = { arn: string; attributes: Record<string, string> };

export type SubscriptionAttributes = {
  RawMessageDelivery?: string;
  FilterPolicy?: string;
  FilterPolicyScope?: string;
  RedrivePolicy?: string;
};

export type Subscription = {
  arn: string;
  topicArn: string;
  protocol: Protocol;
  endpoint: string;
  attributes: SubscriptionAttributes;
  isPending: boolean;
  wasAuthenticated: boolean;
  authenticateOnUnsubscribe: boolean;
  /** Of the confirmation; epoch milliseconds. */
  token?: string;
  tokenExpiresAt?: number;
};

/** All that SNS knows; to be saved after each change. */
export type SnsState = {
  cloud: CloudIdentity;
  topics: Map<string, Topic>;
  subscriptions: Map<string, Subscription>;
  optedOutNumbers: Set<string>;
  smsAttributes: Record<string, string>;
  save: () => void;
};

type StoredState = {
  topics: Topic[];
  subscriptions: Subscription[];
  optedOutNumbers: string[];
  smsAttributes: Record<string, string>;
};

export function openSnsState({ cloud, store }: { cloud: CloudIdentity; store: Store }): SnsState {
  const stored = store.read<StoredState>('sns');
  const state: SnsState = {
    cloud,
    topics: new Map(stored?.topics.map((topic) => [topic.arn, topic])),
    subscriptions: new Map(stored?.subscriptions.map((subscription) => [subscription.arn, subscription])),
    optedOutNumbers: new Set(stored?.optedOutNumbers),
    smsAttributes: stored?.smsAttributes ?? {},
    save: () =>
      store.write('sns', (): StoredState => ({
        topics: [...state.topics.values()],
        subscriptions: [...state.subscriptions.values()],
        optedOutNumbers: [...state.optedOutNumbers],
        smsAttributes: state.smsAttributes,
      })),
  };
  return state;
}

export function existingTopic(state: SnsState, arn: string | undefined): Topic {
  const topic = state.topics.get(arn ?? '');
  if (!topic) throw topicNotFound();
  return topic;
}

export function subscriptionsOf(state: SnsState, topicArn: string): Subscription[] {
  return [...state.subscriptions.values()].filter((subscription) => subscription.topicArn === topicArn);
}
