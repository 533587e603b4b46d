import { beforeEach, describe, expect, it } from 'vitest';
import { createAccessControl, type AccessControl } from './access-control.ts';
import { readPolicy } from './read-policy.ts';
import type { StatementElement } from './types.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:000000000000:news';
const KEY = 'arn:aws:kms:eu-west-1:000000000000:key/1';
const ACCOUNT = { AWS: 'arn:aws:iam::000000000000:root' };
const RELAY = {
  accountId: '000000000000',
  arn: 'arn:aws:sts::000000000000:assumed-role/relay/relay',
  roleArn: 'arn:aws:iam::000000000000:role/relay',
  username: 'AROARELAY:relay',
};
const DEVELOPER = {
  accountId: '000000000000',
  arn: 'arn:aws:iam::000000000000:user/developer',
  username: 'developer',
};
const publish = { action: 'sns:Publish', resource: TOPIC };

let access: AccessControl;
let lines: string[];
beforeEach(() => {
  lines = [];
  access = createAccessControl({
    cloud: { region: 'eu-west-1', accountId: '000000000000' },
    log: (line) => lines.push(line),
  });
});
const allow = (Statement: StatementElement) =>
  access.add(readPolicy({ Statement }, { role: 'relay' }, 'Relay.PolicyDocument'));

describe('createAccessControl', () => {
  it('refuses by caller, action and resource', () => {
    expect(() => access.checkPrincipal(RELAY, publish)).toThrow(
      `User: ${RELAY.arn} is not authorized to perform: sns:Publish on resource: ${TOPIC}` +
        ' because no identity-based policy allows the sns:Publish action',
    );
    expect(access.allows(RELAY, publish)).toBe(false);
  });

  it('tells of a refusal once, however often it is asked', () => {
    access.allows(RELAY, publish);
    access.allows(RELAY, publish);

    expect(lines).toEqual([expect.stringMatching(/^User: .* is not authorized to perform: sns:Publish/)]);
  });

  it('lets the developer do everything', () => {
    expect(access.allows(DEVELOPER, publish)).toBe(true);
  });

  it('wants the key too of who publishes to an encrypted topic, by way of the service', () => {
    allow({ Effect: 'Allow', Action: 'sns:Publish', Resource: TOPIC });
    access.encrypt(TOPIC, KEY);
    expect(() => access.checkPrincipal(RELAY, publish)).toThrow(
      `kms:GenerateDataKey on resource: ${KEY} because no`,
    );

    const throughSns = { StringEquals: { 'kms:ViaService': 'sns.eu-west-1.amazonaws.com' } };
    const keyPolicy: StatementElement = { Effect: 'Allow', Principal: ACCOUNT, Action: 'kms:*' };
    access.add(readPolicy({ Statement: keyPolicy }, { resource: KEY }, 'Key.KeyPolicy'));
    allow({
      Effect: 'Allow',
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: KEY,
      Condition: throughSns,
    });

    expect(access.allows(RELAY, publish)).toBe(true);
  });

  it('remembers each different request once, and no statement that does not count', () => {
    allow({ Effect: 'Allow', Action: 'sns:Publish', Resource: TOPIC });
    access.allows(RELAY, publish);
    access.allows(RELAY, publish);
    access.allows(DEVELOPER, publish);

    const { statements, requests } = access.record();

    expect(statements.map(({ place }) => place)).toEqual(['Relay.PolicyDocument.Statement.0']);
    expect(requests).toEqual([{ caller: { arn: RELAY.arn, roleArn: RELAY.roleArn }, ...publish }]);
  });
});

describe('a statement', () => {
  it.each<[string, object]>([
    ['the policy variable ${aws:username} is not known here.', { Resource: 'arn:aws:sns:::${aws:username}' }],
    ['NotPrincipal is not known here.', { NotPrincipal: '*' }],
  ])('stops with: %s', (reason, element) => {
    expect(() => allow({ Effect: 'Allow', Action: '*', ...element })).toThrow(
      `Relay.PolicyDocument.Statement.0: ${reason}`,
    );
  });
});
