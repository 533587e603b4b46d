import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  ListSubscriptionsCommand,
  ListTopicsCommand,
  SubscribeCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { seedClients } from '../../seed/clients.ts';
import { cognitoOf, poolOf, snsOf } from './accounts.ts';
import { marksIn, type Mark } from './canaries.ts';
import type { RunningSystem } from './running-system.ts';

export type Capture = {
  /** The bodies of all that was published about events, as every queue gets them. */
  published: () => Promise<string[]>;
  /** The bodies that no function could handle. */
  deadLetters: () => Promise<string[]>;
};

/** Listens to the topic with a queue that nothing else reads: that of dead letters. */
export async function captureOf(system: RunningSystem): Promise<Capture> {
  const sqs = sqsOf(system);
  const queues = await deadLetterQueues(sqs);
  const listening = queues.find((url) => /Notification/i.test(url)) ?? '';
  const published: string[] = [];
  await subscribe(snsOf(system), sqs, listening);
  return {
    published: async () => {
      published.push(...(await bodiesOf(sqs, listening)));
      return published;
    },
    deadLetters: async () => {
      const others = queues.filter((url) => url !== listening);
      return (await Promise.all(others.map((url) => bodiesOf(sqs, url)))).flat();
    },
  };
}

function sqsOf({ outputs: { custom } }: RunningSystem): SQSClient {
  const { environment } = custom;
  return new SQSClient({
    region: environment['AWS_REGION'],
    endpoint: environment['AWS_ENDPOINT_URL_SQS'],
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
}

async function deadLetterQueues(sqs: SQSClient): Promise<string[]> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  return QueueUrls.filter((url) => /DeadLetters/i.test(url));
}

async function subscribe(sns: SNSClient, sqs: SQSClient, QueueUrl: string): Promise<void> {
  const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
  const TopicArn = Topics.find((topic) => topic.TopicArn?.endsWith(':package-events'))?.TopicArn;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Attributes?.['QueueArn'] }));
}

async function bodiesOf(sqs: SQSClient, QueueUrl: string): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    );
    if (Messages.length === 0) return bodies;
    for (const { Body = '', MessageAttributes = {}, ReceiptHandle } of Messages) {
      bodies.push(`${Body} ${JSON.stringify(MessageAttributes)}`);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}

/** To whom SNS would send. */
export async function subscribersOf(system: RunningSystem): Promise<string[]> {
  const sns = snsOf(system);
  const endpoints: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await sns.send(new ListSubscriptionsCommand({ NextToken }));
    endpoints.push(...(page.Subscriptions ?? []).map(({ Endpoint }) => Endpoint ?? ''));
    NextToken = page.NextToken;
  } while (NextToken);
  return endpoints;
}

/** The accounts, with their addresses. */
export async function usersOf(system: RunningSystem): Promise<string[]> {
  const { Users = [] } = await cognitoOf(system).send(new ListUsersCommand({ UserPoolId: poolOf(system) }));
  return Users.map((user) => JSON.stringify(user));
}

/** Every column of every table in which a mark stands, whatever its type. */
export async function markedColumns({ cloud }: RunningSystem): Promise<Record<string, Mark[]>> {
  const { execute } = seedClients(cloud);
  const tables = await execute(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: Record<string, Mark[]> = {};
  for (const table of tables) {
    for (const row of await execute(`select to_jsonb(t)::text from ${table} t`)) {
      for (const [column, value] of Object.entries(JSON.parse(row) as Record<string, unknown>)) {
        const marks = marksIn(value);
        if (marks.length > 0) found[`${table}.${column}`] = marks;
      }
    }
  }
  return found;
}
