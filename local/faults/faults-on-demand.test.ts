import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, type RealtimeClient } from '../appsync/testing/realtime-client.ts';
import { startLocalCloud } from '../local-cloud.ts';
import type { LocalCloud } from '../local-cloud.ts';
import { synthesiseTalk } from './fixtures/talk-stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'talk-'));
const sockets: RealtimeClient[] = [];
let cloud: LocalCloud;

beforeAll(async () => {
  synthesiseTalk(folder);
  cloud = await startLocalCloud({ assembly: folder });
});
afterEach(() => {
  cloud.faults.clear();
  sockets.splice(0).forEach((socket) => socket.close());
});
afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true });
});

describe('a database that is paused', () => {
  it('refuses an SDK client, which does not try again by itself, and answers when it is asked again (F65)', async () => {
    cloud.faults.cause({ fault: 'databasePaused', calls: 1 });

    const refused = select();

    await expect(refused).rejects.toMatchObject({
      name: 'DatabaseResumingException',
      message: `The Aurora DB instance ${cloud.stackOutputs['ClusterArn']} is resuming after being auto-paused. Please wait a few seconds and try again.`,
      $metadata: expect.objectContaining({ httpStatusCode: 400, attempts: 1 }),
    });
    expect(await select()).toEqual([[{ longValue: 1 }]]);
    expect(cloud.faults.list()).toMatchObject([{ fired: 1, isOver: true }]);
  });

  it('refuses resolvers too, until it is told to resume (F53, F65)', async () => {
    cloud.faults.cause({ fault: 'databasePaused' });

    const refused = [await ask('{ one }'), await ask('{ one }')];
    cloud.faults.clear('databasePaused');

    for (const answer of refused) {
      expect(answer).toMatchObject({
        data: { one: null },
        errors: [{ errorType: '400 Bad Request', message: expect.stringContaining('auto-paused') }],
      });
    }
    expect(await ask('{ one }')).toEqual({ data: { one: 1 } });
  });
});

describe('a topic', () => {
  it.each([
    ['snsThrottled', 'Throttling', 400],
    ['snsFailing', 'InternalErrorException', 500],
  ] as const)('takes nothing while %s', async (fault, name, httpStatusCode) => {
    cloud.faults.cause({ fault, action: 'Publish' });

    await expect(publish(`${fault} once`, 1)).rejects.toMatchObject({
      name,
      $metadata: expect.objectContaining({ httpStatusCode }),
    });
    await publish(`${fault} twice`);

    const texts = await collected();
    expect(texts).not.toContain(`${fault} once`);
    expect(texts).toContain(`${fault} twice`);
  });

  it('takes a message twice from a client who did not hear that it was taken', async () => {
    cloud.faults.cause({ fault: 'snsAnswerLost' });

    const { $metadata } = await publish('said twice');

    expect($metadata.attempts).toBe(2);
    expect((await collected()).filter((text) => text === 'said twice')).toHaveLength(2);
  });
});

describe('a queue', () => {
  it('delivers a message once more when its deletion is lost', async () => {
    cloud.faults.cause({ fault: 'sqsDuplicated', queue: 'Queue' });

    await publish('deleted late');

    expect((await collected()).filter((text) => text === 'deleted late')).toHaveLength(2);
    expect(cloud.faults.list()).toMatchObject([{ fired: 1, isOver: true }]);
  });

  it('shows a message later than it should', async () => {
    cloud.faults.cause({ fault: 'sqsDelayed', seconds: 1, queue: 'DeadLetters' });
    const sqs = new SQSClient(clientOf('SQS'));
    const QueueUrl = cloud.stackOutputs['DeadLettersUrl'];

    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'late' }));
    const early = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    const late = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));

    expect(early.Messages ?? []).toEqual([]);
    expect(late.Messages).toMatchObject([{ Body: 'late' }]);
  });
});

describe('a function', () => {
  it('fails before it begins, and then no more', async () => {
    cloud.faults.cause({ fault: 'lambdaFailing', function: 'echo' });

    await expect(invoke('Echo', { text: 'hi' })).rejects.toMatchObject({
      errorType: 'FaultOnDemand',
    });
    expect(await invoke('Echo', { text: 'hi' })).toMatchObject({ event: { text: 'hi' } });
  });

  it('dies when its work is done, and its batch is delivered again to another environment', async () => {
    cloud.faults.cause({ fault: 'lambdaKilled', function: 'collect' });

    await publish('worked on twice');

    expect(await collected()).toEqual(['worked on twice']);
    expect(cloud.faults.list()).toMatchObject([{ fired: 1, isOver: true }]);
  });

  it('that fails an event three times leaves it in its dead letter queue', async () => {
    cloud.faults.cause({ fault: 'lambdaFailing', function: 'echo', times: 3 });

    await publish('never handled');
    await cloud.idle();

    const { Messages } = await new SQSClient(clientOf('SQS')).send(
      new ReceiveMessageCommand({ QueueUrl: cloud.stackOutputs['DeadLettersUrl'], WaitTimeSeconds: 20 }),
    );
    expect(JSON.parse(Messages?.[0]?.Body ?? '')).toMatchObject({
      Records: [{ Sns: { Message: 'never handled' } }],
    });
  });
});

describe('a subscriber', () => {
  it('loses the socket that has the subscription, and no other', async () => {
    const [broken, whole] = [await subscriber('broken'), await subscriber('whole')];

    const report = cloud.faults.cause({ fault: 'socketsDropped', subscriptionId: 'broken' });

    expect(report.fired).toBe(1);
    expect((await broken.closed)[0]).toBe(ABNORMAL_CLOSURE);
    await say('still here');
    expect(await whole.next('data')).toMatchObject({ payload: { data: { said: { text: 'still here' } } } });
  });

  it('loses every socket', async () => {
    const both = [await subscriber('one'), await subscriber('two')];

    cloud.faults.cause({ fault: 'socketsDropped' });

    const codes = (await Promise.all(both.map(({ closed }) => closed))).map(([code]) => code);
    expect(codes).toEqual([ABNORMAL_CLOSURE, ABNORMAL_CLOSURE]);
  });

  it('does not hear of a push that is lost, and hears the next one (F84)', async () => {
    const listener = await subscriber('listener');
    cloud.faults.cause({ fault: 'pushLost', subscriptionId: 'listener' });

    await say('lost');
    await say('heard');

    expect(await listener.next('data')).toMatchObject({ payload: { data: { said: { text: 'heard' } } } });
    expect(cloud.faults.list()).toMatchObject([{ fired: 1, isOver: true }]);
  });

  it('hears of the second push before the first, and of a push that none overtakes in the end', async () => {
    const listener = await subscriber('overtaken');
    cloud.faults.cause({ fault: 'pushReordered', subscriptionId: 'overtaken' });

    await say('first');
    await say('second');
    const heard = [await listener.next('data'), await listener.next('data')];
    cloud.faults.cause({ fault: 'pushReordered', subscriptionId: 'overtaken' });
    await say('third');

    expect(heard).toMatchObject(
      ['second', 'first'].map((text) => ({ payload: { data: { said: { text } } } })),
    );
    expect(await listener.next('data')).toMatchObject({ payload: { data: { said: { text: 'third' } } } });
    expect(cloud.faults.list()).toMatchObject([{ fired: 1 }, { fired: 1 }]);
  });
});

/** What a WebSocket says that broke without a word. */
const ABNORMAL_CLOSURE = 1006;

async function select() {
  const { ClusterArn: resourceArn, SecretArn: secretArn } = cloud.stackOutputs;
  const client = new RDSDataClient(clientOf('RDS_DATA'));
  return (await client.send(new ExecuteStatementCommand({ resourceArn, secretArn, sql: 'select 1' })))
    .records;
}

function publish(Message: string, maxAttempts = 3) {
  const client = new SNSClient({ ...clientOf('SNS'), maxAttempts });
  return client.send(new PublishCommand({ TopicArn: cloud.stackOutputs['TopicArn'], Message }));
}

/** What the function has got from its queue in its present environment. */
async function collected(): Promise<string[]> {
  await cloud.idle();
  return (await invoke('Collect', {})) as string[];
}

function invoke(name: 'Collect' | 'Echo', payload: object): Promise<unknown> {
  return cloud.invokeLambda(cloud.stackOutputs[`${name}Arn`] ?? '', payload);
}

async function ask(query: string): Promise<unknown> {
  const headers = { 'x-api-key': cloud.stackOutputs['ApiKey'] ?? '' };
  const response = await fetch(cloud.graphqlUrl, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return response.json();
}

async function say(text: string): Promise<void> {
  await ask(`mutation { say(text: "${text}") { text } }`);
}

async function subscriber(id: string): Promise<RealtimeClient> {
  const authorization = { host: 'localhost', 'x-api-key': cloud.stackOutputs['ApiKey'] };
  const client = connect(cloud.graphqlUrl, authorization);
  sockets.push(client);
  client.start(id, 'subscription { said { text } }');
  await client.next('start_ack');
  return client;
}

function clientOf(service: string) {
  const { environment } = cloud;
  return {
    region: environment['AWS_REGION'],
    endpoint: environment[`AWS_ENDPOINT_URL_${service}`],
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
}
