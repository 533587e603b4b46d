import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemblyOf, functionOf, functionRole } from './assembly/fixtures/assembly-of.ts';
import type { TemplateResource, TemplateValue } from './assembly/template.ts';
import { startLocalCloud } from './local-cloud.ts';
import type { LocalCloud } from './local-cloud.ts';

const FAILING = `exports.handler = async () => { throw new TypeError('never'); };`;
const COLLECTING = `
  const bodies = [];
  exports.handler = async ({ Records }) => {
    for (const { body } of Records ?? []) bodies.push(JSON.parse(body));
    return Records ? undefined : bodies;
  };`;

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const failing = functionOf(FAILING);

/** A topic wakes a function that fails, whose events end in a queue; `Collect` knows what is in it. */
function stackOf(
  resources: Record<string, TemplateResource>,
  deadLetters: Record<string, TemplateValue> = {},
) {
  return {
    Resources: {
      Role: functionRole('sqs:*'),
      Topic: { Type: 'AWS::SNS::Topic' },
      Failing: { ...failing, Properties: { ...failing.Properties, ...deadLetters } },
      Wake: {
        Type: 'AWS::SNS::Subscription',
        Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'lambda', Endpoint: arnOf('Failing') },
      },
      MayWake: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          FunctionName: { Ref: 'Failing' },
          Action: 'lambda:InvokeFunction',
          Principal: 'sns.amazonaws.com',
          SourceArn: { Ref: 'Topic' },
        },
      },
      DeadLetters: { Type: 'AWS::SQS::Queue' },
      Collect: functionOf(COLLECTING),
      Feed: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { EventSourceArn: arnOf('DeadLetters'), FunctionName: { Ref: 'Collect' } },
      },
      ...resources,
    },
    Outputs: { TopicArn: { Value: { Ref: 'Topic' } } },
  };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'flow-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an event that a function fails to handle', () => {
  it('ends in its dead letter queue as it was', async () => {
    const deadLetters = { DeadLetterConfig: { TargetArn: arnOf('DeadLetters') } };
    const cloud = await startLocalCloud({ assembly: assemblyOf(folder, stackOf({}, deadLetters)) });

    expect(await collectedAfterPublishing(cloud)).toMatchObject([
      { Records: [{ Sns: { Message: 'news' } }] },
    ]);
  });

  it('ends at its destination with what happened to it', async () => {
    const destination = {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Failing' },
        Qualifier: '$LATEST',
        DestinationConfig: { OnFailure: { Destination: arnOf('DeadLetters') } },
      },
    };
    const cloud = await startLocalCloud({
      assembly: assemblyOf(folder, stackOf({ Destination: destination })),
    });

    expect(await collectedAfterPublishing(cloud)).toMatchObject([
      {
        requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
        requestPayload: { Records: [{ Sns: { Message: 'news' } }] },
        responsePayload: { errorType: 'TypeError', errorMessage: 'never' },
      },
    ]);
  });
});

async function collectedAfterPublishing(cloud: LocalCloud): Promise<unknown> {
  const {
    AWS_REGION,
    AWS_ENDPOINT_URL_SNS,
    AWS_ACCESS_KEY_ID = '',
    AWS_SECRET_ACCESS_KEY = '',
  } = cloud.environment;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const sns = new SNSClient({ region: AWS_REGION, endpoint: AWS_ENDPOINT_URL_SNS, credentials });
  try {
    await sns.send(new PublishCommand({ TopicArn: cloud.stackOutputs['TopicArn'], Message: 'news' }));
    await cloud.idle();
    return await cloud.invokeLambda('Collect', {});
  } finally {
    await cloud.stop();
  }
}
