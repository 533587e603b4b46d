import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { readPolicy } from './read-policy.ts';
import type { AccessRequest, Statement, StatementElement } from './types.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:000000000000:news';
const QUEUE = 'arn:aws:sqs:eu-west-1:000000000000:post';
const KEY = 'arn:aws:kms:eu-west-1:000000000000:key/1';
const RELAY = {
  arn: 'arn:aws:sts::000000000000:assumed-role/relay/relay',
  roleArn: 'arn:aws:iam::000000000000:role/relay',
};
const ACCOUNT = { AWS: 'arn:aws:iam::000000000000:root' };

const mayPublish: StatementElement = { Effect: 'Allow', Action: 'sns:Publish', Resource: TOPIC };
const ofRelay = (...Statement: StatementElement[]) =>
  readPolicy({ Statement }, { role: 'relay' }, 'Relay.PolicyDocument');
const of = (resource: string, ...Statement: StatementElement[]) =>
  readPolicy({ Statement }, { resource }, 'Guard.PolicyDocument');

function isAllowed(statements: Statement[], request: Partial<AccessRequest> = {}): boolean {
  return decide(statements, { caller: RELAY, action: 'sns:Publish', resource: TOPIC, ...request }).isAllowed;
}

describe('what a role may do', () => {
  it('is nothing until a statement allows it', () => {
    expect(isAllowed([])).toBe(false);
    expect(isAllowed(ofRelay(mayPublish))).toBe(true);
  });

  it('is not what another role may do', () => {
    const other = { arn: `${RELAY.arn}-other`, roleArn: `${RELAY.roleArn}-other` };

    expect(isAllowed(ofRelay(mayPublish), { caller: other })).toBe(false);
  });

  it('is not what any statement denies, whatever others allow', () => {
    const anything: StatementElement = { Effect: 'Allow', Action: '*', Resource: '*' };
    const never: StatementElement = { Effect: 'Deny', Action: 'sns:Publish', Resource: '*' };

    expect(isAllowed(ofRelay(never, anything))).toBe(false);
    expect(isAllowed(ofRelay(anything, never), { action: 'sns:Subscribe' })).toBe(true);
  });

  it.each<[string, Omit<StatementElement, 'Effect'>, boolean]>([
    ['the action in any case', { Action: 'SNS:publish', Resource: '*' }, true],
    ['one of several actions', { Action: ['sns:Subscribe', 'sns:Publish'], Resource: '*' }, true],
    ['actions that begin so', { Action: 'sns:Pub*', Resource: '*' }, true],
    ['another action', { Action: 'sns:PublishBatches', Resource: '*' }, false],
    ['all actions but others', { NotAction: 'sns:Subscribe', Resource: '*' }, true],
    ['all actions but this', { NotAction: 'sns:P*', Resource: '*' }, false],
    ['topics of any region', { Action: 'sns:Publish', Resource: 'arn:aws:sns:*:000000000000:news' }, true],
    ['a character of any kind', { Action: 'sns:Publish', Resource: TOPIC.replace('news', 'n?ws') }, true],
    ['another topic', { Action: 'sns:Publish', Resource: `${TOPIC}-2` }, false],
    ['the resource in another case', { Action: 'sns:Publish', Resource: TOPIC.replace('n', 'N') }, false],
    ['all resources but others', { Action: 'sns:Publish', NotResource: QUEUE }, true],
    ['all resources but topics', { Action: 'sns:Publish', NotResource: 'arn:aws:sns:*:*:*' }, false],
  ])('is told by %s', (_, element, expected) => {
    expect(isAllowed(ofRelay({ Effect: 'Allow', ...element }))).toBe(expected);
  });

  it('includes phone numbers, which have no ARN, only where all is allowed or all but topics (F124)', () => {
    const toPhone = { resource: '*' };
    const allButTopics: StatementElement[] = [
      { Effect: 'Allow', Action: 'sns:Publish', Resource: '*' },
      { Effect: 'Deny', Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*:*' },
    ];

    expect(isAllowed(ofRelay(...allButTopics), toPhone)).toBe(true);
    expect(isAllowed(ofRelay(...allButTopics))).toBe(false);
    expect(isAllowed(ofRelay({ ...mayPublish, Resource: 'arn:aws:sns:*:*:*' }), toPhone)).toBe(false);
  });
});

describe('the policy of a resource', () => {
  const sns = { service: 'sns.amazonaws.com' };
  const send: StatementElement = {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: QUEUE,
    Condition: { ArnEquals: { 'aws:SourceArn': TOPIC } },
  };
  const delivery = (from: string): Partial<AccessRequest> => ({
    caller: sns,
    action: 'sqs:SendMessage',
    resource: QUEUE,
    context: { 'aws:SourceArn': from },
  });

  it('lets in the service that it names, for the topic that it names', () => {
    expect(isAllowed(of(QUEUE, send), delivery(TOPIC))).toBe(true);
    expect(isAllowed(of(QUEUE, send), delivery(`${TOPIC}-2`))).toBe(false);
    expect(isAllowed(of(QUEUE, send), { ...delivery(TOPIC), caller: { service: 's3.amazonaws.com' } })).toBe(
      false,
    );
  });

  it('guards its own resource alone', () => {
    const everything: StatementElement = { Effect: 'Allow', Principal: '*', Action: '*' };

    expect(isAllowed(of(QUEUE, everything))).toBe(false);
    expect(isAllowed(of(TOPIC, everything))).toBe(true);
  });

  it('is enough for a role of the account that it names, but not where it names the account', () => {
    const relayMay: StatementElement = { ...mayPublish, Principal: { AWS: RELAY.roleArn } };

    expect(isAllowed(of(TOPIC, relayMay))).toBe(true);
    expect(isAllowed(of(TOPIC, { ...mayPublish, Principal: ACCOUNT }))).toBe(false);
  });

  it('denies everybody, services too, what it denies all', () => {
    const plainly: StatementElement = {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'sqs:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    const overHttp = { ...delivery(TOPIC).context, 'aws:SecureTransport': 'false' };

    expect(isAllowed(of(QUEUE, send, plainly), delivery(TOPIC))).toBe(true);
    expect(isAllowed(of(QUEUE, send, plainly), { ...delivery(TOPIC), context: overHttp })).toBe(false);
  });
});

describe('a key', () => {
  const decrypt = { action: 'kms:Decrypt', resource: KEY };
  const toAccount: StatementElement = { Effect: 'Allow', Principal: ACCOUNT, Action: 'kms:*', Resource: '*' };
  const mayDecrypt: StatementElement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY };

  it('is for those whose role allows it and whose account its policy names', () => {
    expect(isAllowed(ofRelay(mayDecrypt), decrypt)).toBe(false);
    expect(isAllowed(of(KEY, toAccount), decrypt)).toBe(false);
    expect(isAllowed([...ofRelay(mayDecrypt), ...of(KEY, toAccount)], decrypt)).toBe(true);
  });
});

describe('a refusal', () => {
  it('says which kind of policy is in the way', () => {
    const request = { caller: RELAY, action: 'sns:Publish', resource: TOPIC };
    const never: StatementElement = { ...mayPublish, Effect: 'Deny' };

    expect(decide([], request).reason).toBe('because no identity-based policy allows the sns:Publish action');
    expect(decide(ofRelay(mayPublish, never), request).reason).toBe(
      'with an explicit deny in an identity-based policy',
    );
    expect(decide(of(TOPIC, { ...never, Principal: '*' }), request).reason).toBe(
      'with an explicit deny in a resource-based policy',
    );
  });
});
