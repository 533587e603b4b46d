import type { PlantedFault } from './test-planted-fault.ts';

const API = 'ApiGraphQlD';
const KEY = 'ApiGraphQlPublicApiKey';
const DATABASE = 'DataSourcesDatabase6';
const RELAY = 'EventsRelayFunction';
const RELAY_ROLE = 'EventsRelayRole';
const QUEUE = 'NotificationsQueue9';
const NOTIFY = 'NotificationsNotifyFunction5';
const FEED = 'NotificationsNotifyFunctionSqsEventSource';
const SUBSCRIPTION = 'NotificationsQueuePostroomEvents';
/** A reference to nothing. */
export const NOWHERE = { 'Fn::GetAtt': ['Nowhere', 'Arn'] };
const SECONDS_A_DAY = 86_400;

type Variables = { Environment?: { Variables: Record<string, unknown> } };

/** Faults of the door and of what is behind it. */
export const IN_API: PlantedFault[] = [
  {
    name: 'has its Data API switched off',
    in: 'DatabaseCluster5',
    at: DATABASE,
    plant: () => ({ EnableHttpEndpoint: false }),
    says: 'is not switched on',
  },
  {
    name: 'denies by default beside other ways to sign in',
    in: API,
    plant: ({ UserPoolConfig }) => ({
      UserPoolConfig: { ...(UserPoolConfig as object), DefaultAction: 'DENY' },
    }),
    says: 'default action must be ALLOW',
  },
  {
    name: 'has a key for more than a year',
    in: KEY,
    plant: ({ Expires }) => ({ Expires: Number(Expires) + 366 * SECONDS_A_DAY }),
    says: '1 to 365 are possible',
  },
  {
    name: 'has a key that ended',
    in: KEY,
    plant: ({ Expires }) => ({ Expires: Number(Expires) - 366 * SECONDS_A_DAY }),
    says: '1 to 365 are possible',
  },
  {
    name: 'has a key that ends a time after its synthesis',
    in: KEY,
    plant: ({ Expires }) => ({ Expires: Number(Expires) - 1234 }),
    says: 'at a time of its synthesis',
  },
  {
    name: 'asks a Lambda that is not there',
    in: 'DataSourcesRelayF',
    plant: () => ({ LambdaConfig: { LambdaFunctionArn: NOWHERE } }),
    says: 'a Lambda that is not in the template',
  },
  {
    name: 'signs in to the database with a secret that is not there',
    in: DATABASE,
    plant: () => ({ RelationalDatabaseConfig: { RdsHttpEndpointConfig: { AwsSecretStoreArn: NOWHERE } } }),
    says: 'a secret that is not in the template',
  },
  {
    name: "asks the database in the role of somebody else's",
    in: DATABASE,
    plant: (_, idOf) => ({ ServiceRoleArn: { 'Fn::GetAtt': [idOf(RELAY_ROLE), 'Arn'] } }),
    says: 'no role that AppSync may take on',
  },
];

/** Faults of the Lambdas, and of what brings them work. */
export const IN_WORK: PlantedFault[] = [
  {
    name: 'runs a file that is not there',
    in: RELAY,
    plant: () => ({ Handler: 'main.handler' }),
    says: 'There is no main.mjs',
  },
  {
    name: 'runs what its file does not export',
    in: RELAY,
    plant: () => ({ Handler: 'index.run' }),
    says: 'index.mjs exports no run',
  },
  {
    name: 'lacks a variable that its code reads',
    in: RELAY,
    plant: (properties) => withoutVariable(properties, 'TOPIC_ARN'),
    says: 'It reads TOPIC_ARN, which is not set',
  },
  {
    name: 'has a variable that is empty',
    in: NOTIFY,
    plant: (properties) => withVariable(properties, 'DATABASE_NAME', ''),
    says: 'DATABASE_NAME holds nothing',
  },
  {
    name: 'has a variable that names what is not there',
    in: NOTIFY,
    plant: (properties) => withVariable(properties, 'SECRET_ARN', { 'Fn::Join': ['', ['a:', NOWHERE]] }),
    says: 'SECRET_ARN names what is not in the template',
  },
  {
    name: 'runs on a Node.js that can be created no more',
    in: NOTIFY,
    plant: () => ({ Runtime: 'nodejs20.x' }),
    says: 'nodejs20.x cannot be created',
  },
  {
    name: 'works in a role that Lambda may not take on',
    in: NOTIFY,
    plant: (_, idOf) => ({ Role: { 'Fn::GetAtt': [idOf('DataSourcesDatabaseRole'), 'Arn'] } }),
    says: 'no role that Lambda may take on',
  },
  {
    name: 'has no dead letters, though nobody waits for it',
    in: RELAY,
    at: 'ResolversStepwakeRelay',
    plant: () => ({ DeadLetterConfig: undefined }),
    says: 'which has no dead letters',
  },
  {
    name: 'brings back a whole batch for one failure',
    in: FEED,
    plant: () => ({ FunctionResponseTypes: [] }),
    says: 'does not report failures one by one',
  },
  {
    name: 'takes more at once than a queue gives out',
    in: FEED,
    plant: () => ({ BatchSize: 50 }),
    says: 'needs a batching window',
  },
  {
    name: 'reads a queue that is not there',
    in: FEED,
    plant: () => ({ EventSourceArn: NOWHERE }),
    says: 'reads no queue',
  },
];

/** Faults of queues, topics and permissions. */
export const IN_QUEUES: PlantedFault[] = [
  {
    name: 'has no dead letters',
    in: QUEUE,
    at: FEED,
    plant: () => ({ RedrivePolicy: undefined }),
    says: 'has no dead letters',
  },
  {
    name: 'leaves its dead letters to itself',
    in: QUEUE,
    plant: (_, idOf) => ({
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [idOf(QUEUE), 'Arn'] }, maxReceiveCount: 5 },
    }),
    says: 'dead letters go to no other queue',
  },
  {
    name: 'hands out a message again while it is being handled',
    in: QUEUE,
    at: FEED,
    plant: () => ({ VisibilityTimeout: 30 }),
    says: 'come back before',
  },
  {
    name: 'has the key of the topic that feeds it',
    in: QUEUE,
    at: SUBSCRIPTION,
    plant: (_, idOf) => ({ KmsMasterKeyId: { 'Fn::GetAtt': [idOf('DataKey'), 'Arn'] } }),
    says: 'have one key',
  },
  {
    name: 'does not let the topic send to it',
    in: 'NotificationsQueuePolicy',
    at: SUBSCRIPTION,
    plant: () => ({ PolicyDocument: { Statement: [] } }),
    says: 'may not send to NotificationsQueue',
  },
  {
    name: 'is fed by a subscription that loses what it cannot deliver',
    in: SUBSCRIPTION,
    plant: () => ({ RedrivePolicy: undefined }),
    says: 'what SNS cannot deliver is lost',
  },
  {
    name: 'allows something on a resource that is not there',
    in: RELAY_ROLE,
    plant: () => allowing('sqs:SendMessage', NOWHERE),
    says: 'refers to Nowhere',
  },
  {
    name: 'allows an action of one service on a thing of another',
    in: RELAY_ROLE,
    plant: (_, idOf) => allowing('sns:Publish', { 'Fn::GetAtt': [idOf(QUEUE), 'Arn'] }),
    says: 'which is AWS::SQS::Queue',
  },
  {
    name: 'allows a field that the schema does not have',
    in: RELAY_ROLE,
    plant: (_, idOf) =>
      allowing('appsync:GraphQL', {
        'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(API), 'Arn'] }, '/types/Mutation/fields/publishEvent']],
      }),
    says: 'Mutation.publishEvent, which the schema does not have',
  },
];

function withVariable({ Environment }: Variables, name: string, value: unknown) {
  return { Environment: { Variables: { ...Environment?.Variables, [name]: value } } };
}

function withoutVariable({ Environment }: Variables, left: string) {
  const kept = Object.entries(Environment?.Variables ?? {}).filter(([name]) => name !== left);
  return { Environment: { Variables: Object.fromEntries(kept) } };
}

/** A role that may do this alone. */
export function allowing(Action: string, Resource: unknown) {
  return { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource }] } }] };
}
