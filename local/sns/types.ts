import type { AwsService, CloudIdentity, Store } from '../aws-service.ts';
import type { Deliver } from '../inbox/types.ts';
import type { MessageAttributes } from '../sqs/types.ts';

export type Protocol = 'email' | 'email-json' | 'sms' | 'sqs' | 'lambda';

export type SnsOptions = {
  cloud: CloudIdentity;
  store: Store;
  /** Where this service is reached, e.g. `http://localhost:4000/aws/sns`; asked for each message, as links in it begin with it. */
  baseUrl: () => string;
  inbox: { deliver: Deliver };
  /** Rejects if there is no such queue, or it does not take messages of this topic. */
  sendToQueue: (queueArn: string, body: string, attributes: MessageAttributes, topicArn: string) => unknown;
  /** Hands the event over as an asynchronous invocation; rejects if there is no such function, or the topic may not invoke it. */
  invokeLambda: (functionArn: string, event: unknown, topicArn: string) => unknown;
  log?: (line: string) => void;
};

/** What `AWS::SNS::Subscription` says; a filter policy may be given as the object or as its JSON. */
export type SubscriptionDefinition = {
  topicArn: string;
  protocol: string;
  endpoint: string;
  rawMessageDelivery?: boolean;
  filterPolicy?: unknown;
  filterPolicyScope?: string;
  redrivePolicy?: unknown;
};

export type Sns = {
  service: AwsService;
  /** The ARN; the same topic if it is there already. */
  createTopic: (name: string) => string;
  /** The ARN; a subscription that is there already gets these attributes. */
  subscribe: (definition: SubscriptionDefinition) => string;
  /** Settles when everything that was published has been handed over. */
  idle: () => Promise<void>;
};
