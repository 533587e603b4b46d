import type { AwsService, CloudIdentity, Store } from '../aws-service.ts';

/** As on the wire; `BinaryValue` is base64. */
export type MessageAttribute = { DataType: string; StringValue?: string; BinaryValue?: string };
export type MessageAttributes = Record<string, MessageAttribute>;

export type SqsOptions = {
  cloud: CloudIdentity;
  store: Store;
  /** Where this service is reached, e.g. `http://localhost:4000/aws/sqs`; queue URLs begin with it. */
  baseUrl: () => string;
  log: (line: string) => void;
  /** A failed batch of a consumer comes back after its visibility timeout, or after this many seconds if that is sooner. */
  retryDelayCapSeconds?: number;
  /** What goes wrong on demand. */
  mishaps?: {
    /** How much later than it should a message arrives. */
    secondsLate: (queueName: string) => number;
    /** Whether a deletion has no effect, so that the message comes once more. */
    losesDeletion: (queueName: string) => boolean;
  };
};

/** What `AWS::SQS::Queue` says, with SQS's defaults. */
export type QueueDefinition = {
  name: string;
  visibilityTimeoutSeconds?: number;
  delaySeconds?: number;
  receiveWaitTimeSeconds?: number;
  messageRetentionSeconds?: number;
  maximumMessageSizeBytes?: number;
  redrive?: { deadLetterTargetArn: string; maxReceiveCount: number };
};

/** One message as Lambda shows it to a function. */
export type SqsRecord = {
  messageId: string;
  receiptHandle: string;
  body: string;
  attributes: Record<string, string>;
  messageAttributes: Record<string, LambdaMessageAttribute>;
  md5OfMessageAttributes?: string;
  md5OfBody: string;
  eventSource: 'aws:sqs';
  eventSourceARN: string;
  awsRegion: string;
};

export type LambdaMessageAttribute = {
  stringValue?: string;
  binaryValue?: string;
  stringListValues: string[];
  binaryListValues: string[];
  dataType: string;
};

/** What `AWS::Lambda::EventSourceMapping` says of a queue; `invoke` gets `{ Records }`'s records and answers the function's result. */
export type ConsumerDefinition = {
  batchSize?: number;
  reportBatchItemFailures?: boolean;
  /** Batches under way at once; 5 unless told. */
  maximumConcurrency?: number;
  invoke: (records: SqsRecord[]) => Promise<unknown>;
};

export type Sqs = {
  service: AwsService;
  createQueue: (definition: QueueDefinition) => { arn: string; url: string };
  /** The message's id; rejects with `QueueDoesNotExist` if there is no such queue. */
  send: (queueArn: string, body: string, attributes?: MessageAttributes) => Promise<string>;
  /** Feeds a function from a queue, as an event source mapping does. */
  consume: (queueArn: string, consumer: ConsumerDefinition) => void;
  /** Settles when no message waits in, or is under way from, a queue that has a consumer. */
  idle: () => Promise<void>;
  close: () => Promise<void>;
};
