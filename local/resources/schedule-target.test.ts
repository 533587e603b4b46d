import { describe, expect, it } from 'vitest';
import { createAccessControl } from '../iam/policies/access-control.ts';
import { readPolicy } from '../iam/policies/read-policy.ts';
import type { StatementElement } from '../iam/policies/types.ts';
import { checkTarget } from './schedule-target.ts';

const stack = { region: 'eu-west-1', accountId: '000000000000', stackName: 'Clock' };
const JOB = 'arn:aws:lambda:eu-west-1:000000000000:function:job';
const ROLE = 'arn:aws:iam::000000000000:role/clock';
const RULE = 'arn:aws:events:eu-west-1:000000000000:rule/hourly';
const SCHEDULE = 'arn:aws:scheduler:eu-west-1:000000000000:schedule/default/hourly';
const invoke: StatementElement = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: JOB };

function accessWith(holder: Parameters<typeof readPolicy>[1], ...Statement: StatementElement[]) {
  const access = createAccessControl({ cloud: stack });
  access.add(readPolicy({ Statement }, holder, 'Policy'));
  return access;
}

describe('a schedule', () => {
  const trust = (service: string, group: string): StatementElement => ({
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
    Condition: {
      ArnEquals: { 'aws:SourceArn': `arn:aws:scheduler:eu-west-1:000000000000:schedule-group/${group}` },
    },
  });

  it('reaches its target in a role that trusts its group and may invoke', () => {
    const access = accessWith({ resource: ROLE }, trust('scheduler.amazonaws.com', 'default'));
    const check = () => checkTarget({ Arn: JOB, RoleArn: ROLE }, SCHEDULE, { access, stack });
    expect(check).toThrow(`assumed-role/clock/hourly is not authorized to perform: lambda:InvokeFunction`);

    access.add(readPolicy({ Statement: invoke }, { role: 'clock' }, 'Job'));

    expect(check).not.toThrow();
  });

  it.each([
    ['events.amazonaws.com', 'default'],
    ['scheduler.amazonaws.com', 'others'],
  ])('does not work in a role that trusts %s for %s', (service, group) => {
    const access = accessWith({ resource: ROLE }, trust(service, group));

    expect(() => checkTarget({ Arn: JOB, RoleArn: ROLE }, SCHEDULE, { access, stack })).toThrow(
      'Service: scheduler.amazonaws.com is not authorized to perform: sts:AssumeRole',
    );
  });
});

describe('a rule', () => {
  it('reaches a function whose permission names it', () => {
    const permission: StatementElement = {
      ...invoke,
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { ArnLike: { 'aws:SourceArn': RULE } },
    };
    const access = accessWith({ resource: JOB }, permission);

    expect(() => checkTarget({ Arn: JOB }, RULE, { access, stack })).not.toThrow();
    expect(() => checkTarget({ Arn: JOB }, `${RULE}-other`, { access, stack })).toThrow(
      'Service: events.amazonaws.com is not authorized to perform: lambda:InvokeFunction',
    );
  });
});
