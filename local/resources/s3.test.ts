import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemblyOf, functionOf, functionRole } from '../assembly/fixtures/assembly-of.ts';
import type { TemplateResource } from '../assembly/template.ts';
import { startLocalCloud } from '../local-cloud.ts';
import type { LocalCloud } from '../local-cloud.ts';

const CODE = `exports.handler = async ({ detail }) => console.log(detail.reason, detail.object.key);`;
const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const Bucket: TemplateResource = {
  Type: 'AWS::S3::Bucket',
  Properties: { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
};
const Rule: TemplateResource = {
  Type: 'AWS::Events::Rule',
  Properties: {
    EventPattern: {
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name: [{ Ref: 'Bucket' }] }, object: { key: [{ prefix: 'manifests/' }] } },
    },
    Targets: [{ Id: 'Job', Arn: arnOf('Job'), DeadLetterConfig: { Arn: arnOf('DeadLetters') } }],
  },
};
const Permission: TemplateResource = {
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: arnOf('Job'),
    Principal: 'events.amazonaws.com',
    SourceArn: arnOf('Rule'),
  },
};
const DeadLettersPolicy: TemplateResource = {
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: [{ Ref: 'DeadLetters' }],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: arnOf('DeadLetters'),
          Condition: { ArnEquals: { 'aws:SourceArn': arnOf('Rule') } },
        },
      ],
    },
  },
};
const WHOLE: Record<string, TemplateResource> = {
  Bucket,
  Rule,
  Permission,
  DeadLettersPolicy,
  DeadLetters: { Type: 'AWS::SQS::Queue', Properties: {} },
  Role: functionRole('s3:GetObject'),
  Job: functionOf(CODE),
};

let folder: string;
let lines: string[];
let cloud: LocalCloud | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 's3-stack-'));
  lines = [];
});
afterEach(async () => {
  await cloud?.stop();
  cloud = undefined;
  rmSync(folder, { recursive: true });
});

async function start(Resources: Record<string, TemplateResource>) {
  const Outputs = { Bucket: { Value: { Ref: 'Bucket' } }, DeadLetters: { Value: { Ref: 'DeadLetters' } } };
  const assembly = assemblyOf(folder, { Resources, Outputs } as never);
  cloud = await startLocalCloud({ assembly, log: (line) => lines.push(line) });
  const { environment, stackOutputs, idle } = cloud;
  const config = {
    region: 'eu-west-1',
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
  const s3 = new S3Client({ ...config, endpoint: environment['AWS_ENDPOINT_URL_S3'] });
  const sqs = new SQSClient({ ...config, endpoint: environment['AWS_ENDPOINT_URL_SQS'] });
  const QueueUrl = stackOutputs['DeadLetters'];
  return {
    put: async (Key: string) => {
      await s3.send(new PutObjectCommand({ Bucket: stackOutputs['Bucket'], Key, Body: 'x' }));
      await idle();
    },
    remove: async (Key: string) => {
      await s3.send(new DeleteObjectCommand({ Bucket: stackOutputs['Bucket'], Key }));
      await idle();
    },
    deadLetters: async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      return Messages.map(({ Body = '' }) => JSON.parse(Body) as unknown);
    },
    countOfDeadLetters: async () => {
      const command = new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages'],
      });
      return Number((await sqs.send(command)).Attributes?.['ApproximateNumberOfMessages']);
    },
  };
}

const told = () =>
  lines.filter((line) => /PutObject|DeleteObject/.test(line)).map((line) => line.split('] ')[1]);

describe('a file in a bucket', () => {
  it('wakes the function of the rule that is for it', async () => {
    const { put, remove } = await start(WHOLE);

    await put('manifests/may.csv');
    await put('reports/may.csv');
    await remove('manifests/may.csv');

    expect(told()).toEqual(['PutObject manifests/may.csv']);
  });

  it('wakes nobody where the bucket tells EventBridge nothing (F140)', async () => {
    const { put } = await start({ ...WHOLE, Bucket: { Type: 'AWS::S3::Bucket', Properties: {} } });

    await put('manifests/may.csv');

    expect(told()).toEqual([]);
  });

  it('is among the dead letters of a rule that may not invoke its function (F142)', async () => {
    const { Permission: _left, ...without } = WHOLE;
    const { put, deadLetters } = await start(without);

    await put('manifests/may.csv');

    expect(told()).toEqual([]);
    expect(await deadLetters()).toMatchObject([
      { 'detail-type': 'Object Created', detail: { object: { key: 'manifests/may.csv' } } },
    ]);
  });

  it('is lost to a rule that may leave no dead letters either, and that is logged', async () => {
    const { Permission: _left, DeadLettersPolicy: _leftToo, ...without } = WHOLE;
    const { put, countOfDeadLetters } = await start(without);

    await put('manifests/may.csv');

    expect(await countOfDeadLetters()).toBe(0);
    expect(lines.join('\n')).toContain(
      'Service: events.amazonaws.com is not authorized to perform: sqs:SendMessage',
    );
  });
});

describe('what is not known of buckets and rules', () => {
  const withProperties = (resource: TemplateResource, more: object): TemplateResource => ({
    ...resource,
    Properties: { ...(resource.Properties as object), ...more } as TemplateResource['Properties'],
  });

  it.each<[string, Record<string, TemplateResource>]>([
    [
      'LambdaConfigurations',
      { Bucket: withProperties(Bucket, { NotificationConfiguration: { LambdaConfigurations: [] } }) },
    ],
    ['no versions', { Bucket: withProperties(Bucket, { VersioningConfiguration: { Status: 'Enabled' } }) }],
    [
      'InputTransformer',
      { Rule: withProperties(Rule, { Targets: [{ Id: 'A', Arn: arnOf('Job'), InputTransformer: {} }] }) },
    ],
    [
      'neither a function nor a queue',
      { Rule: withProperties(Rule, { Targets: [{ Id: 'A', Arn: arnOf('Bucket') }] }) },
    ],
    ['default event bus', { Rule: withProperties(Rule, { EventBusName: 'mine' }) }],
    [
      '{"cidr":"10.0.0.0/8"}',
      { Rule: withProperties(Rule, { EventPattern: { a: [{ cidr: '10.0.0.0/8' }] } }) },
    ],
  ])('stops the start by its name: %s', async (name, changed) => {
    await expect(start({ ...WHOLE, ...changed })).rejects.toThrow(name);
  });
});
