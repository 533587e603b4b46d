import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemblyOf, functionOf, functionRole } from '../assembly/fixtures/assembly-of.ts';
import type { TemplateResource } from '../assembly/template.ts';
import { decide } from '../iam/policies/decide.ts';
import { startLocalCloud } from '../local-cloud.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:000000000000:news';
const LAMBDA_AWS = 'arn:aws:iam::aws:policy/service-role';
const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const publish = { Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }] };
const role = (properties: TemplateResource['Properties'] = {}): TemplateResource => ({
  Type: 'AWS::IAM::Role',
  Properties: { RoleName: 'relay', ...properties },
});

let folder: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iam-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts and stops a stack; answers the policies that were in force. */
async function deploy(Resources: Record<string, TemplateResource>) {
  const assembly = assemblyOf(folder, { Resources });
  const cloud = await startLocalCloud({ assembly, log: (line) => lines.push(line) });
  await cloud.stop();
  return cloud.access();
}

async function mayPublish(resources: Record<string, TemplateResource>): Promise<boolean> {
  const { statements } = await deploy(resources);
  const caller = {
    roleArn: 'arn:aws:iam::000000000000:role/relay',
    arn: 'arn:aws:sts::…:assumed-role/relay/x',
  };
  return decide(statements, { caller, action: 'sns:Publish', resource: TOPIC }).isAllowed;
}

describe('AWS::IAM::Role', () => {
  it('may do what its own policies say, and what those say that are attached to it', async () => {
    const attached = { PolicyDocument: publish, Roles: [{ Ref: 'Role' }] };

    expect(await mayPublish({ Role: role() })).toBe(false);
    expect(
      await mayPublish({ Role: role({ Policies: [{ PolicyName: 'Job', PolicyDocument: publish }] }) }),
    ).toBe(true);
    expect(
      await mayPublish({ Role: role(), Policy: { Type: 'AWS::IAM::Policy', Properties: attached } }),
    ).toBe(true);
    expect(
      await mayPublish({ Role: role(), Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: attached } }),
    ).toBe(true);
  });

  it('may do what managed policies of the template say that it names', async () => {
    const Policy = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: publish } };

    expect(await mayPublish({ Policy, Role: role({ ManagedPolicyArns: [{ Ref: 'Policy' }] }) })).toBe(true);
  });

  it('may do what policies of AWS say that are known, and is told of others by name', async () => {
    const arns = ['AWSLambdaSQSQueueExecutionRole', 'AWSLambdaUnheardOf'].map(
      (name) => `${LAMBDA_AWS}/${name}`,
    );

    const { statements } = await deploy({ Role: role({ ManagedPolicyArns: arns }) });

    expect(statements.map(({ place }) => place)).toEqual([`${arns[0]}.Statement.0`]);
    expect(lines).toEqual([`relay: the policy ${arns[1]} is not known here, and allows nothing.`]);
  });

  it('that does not trust Lambda stops the start, as it stops a deployment', async () => {
    const deployed = deploy({ Role: role(), Job: functionOf('') });

    await expect(deployed).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(
        'Job (AWS::Lambda::Function): Service: lambda.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::000000000000:role/relay',
      ),
    });
  });
});

describe('a function that works in a role', () => {
  const queue = { Type: 'AWS::SQS::Queue' };
  const feed = {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: arnOf('Queue'), FunctionName: { Ref: 'Job' } },
  };
  const job = functionOf('');
  const failing = {
    ...job,
    Properties: { ...job.Properties, DeadLetterConfig: { TargetArn: arnOf('Queue') } },
  };

  it('is fed from a queue that the role may read, else the start stops', async () => {
    const reader = functionRole('sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');

    await expect(deploy({ Role: reader, Job: job, Queue: queue, Feed: feed })).resolves.toBeTruthy();
    await expect(
      deploy({ Role: functionRole('sqs:ReceiveMessage'), Job: job, Queue: queue, Feed: feed }),
    ).rejects.toThrow(/is not authorized to perform: sqs:DeleteMessage on resource: arn:aws:sqs:/);
  });

  it('keeps dead letters in a queue to which the role may send, else the start stops', async () => {
    await expect(
      deploy({ Role: functionRole('sqs:SendMessage'), Queue: queue, Job: failing }),
    ).resolves.toBeTruthy();
    await expect(deploy({ Role: functionRole(), Queue: queue, Job: failing })).rejects.toThrow(
      /is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:/,
    );
  });
});
