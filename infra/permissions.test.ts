import { describe, expect, it } from 'vitest';
import { referredBy, resourcesOf } from './checks/template.ts';
import type { Template } from './checks/template.ts';
import { alwaysOn } from './settings.ts';
import { synthesise } from './test-synthesis.ts';

type Statement = { Effect: string; Action: string | string[]; Resource?: unknown; NotResource?: unknown };
type Document = { Statement: Statement[] };

const { template } = synthesise(alwaysOn);

describe('what roles may do', () => {
  it('holds no wildcard but for what is made while the system runs', () => {
    const wide = statementsOf(template).filter((statement) => JSON.stringify(statement).includes('*'));
    const contacts = 'arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:contact-*';

    expect(
      wide.map(({ Action, Resource, NotResource }) => [
        [Action].flat().join(' '),
        written(Resource) ?? `all but ${written(NotResource)}`,
      ]),
    ).toEqual([
      ['scheduler:CreateSchedule', schedules('relay', 'delay')],
      ['scheduler:CreateSchedule', schedules('delay', 'relay')],
      ['sns:ListSubscriptions', '*'],
      ['sns:ListPhoneNumbersOptedOut', '*'],
      ['sns:CreateTopic sns:Subscribe sns:ListSubscriptionsByTopic', contacts],
      ['scheduler:CreateSchedule', schedules('confirm')],
      ['sns:Publish', 'all but arn:<AWS::Partition>:sns:*:*:*'],
      ['sns:CreateTopic sns:Subscribe sns:ListSubscriptionsByTopic sns:Publish', contacts],
      ['scheduler:CreateSchedule', schedules('notify', 'confirm')],
      ['s3:PutObject', '<ImportsBucket>/manifests/* <ImportsBucket>/invoices/*'],
      ['s3:GetObject', '<ImportsBucket>/manifests/* <ImportsBucket>/invoices/*'],
      ['s3:PutObject s3:AbortMultipartUpload', '<CostReportsBucket>/exports/*'],
      ['s3:GetObject', '<CostReportsBucket>/exports/*'],
      ['sns:DeleteTopic', contacts],
    ]);
  });

  it('comes from no managed policy', () => {
    const roles = resourcesOf(template, 'AWS::IAM::Role');

    expect(roles.filter(({ properties }) => 'ManagedPolicyArns' in properties)).toEqual([]);
  });

  it.each([
    [
      'MigrationMigrateRole',
      [
        'rds-data:BeginTransaction',
        'rds-data:CommitTransaction',
        'rds-data:ExecuteStatement',
        'rds-data:RollbackTransaction',
      ],
    ],
    [
      'EventsRelayRole',
      [
        'appsync:GraphQL',
        'iam:PassRole',
        'kms:GenerateDataKey',
        'rds-data:ExecuteStatement',
        'scheduler:CreateSchedule',
        'sns:Publish',
        'sqs:SendMessage',
      ],
    ],
    [
      'NotificationsNotifyRole',
      [
        'iam:PassRole',
        'rds-data:ExecuteStatement',
        'scheduler:CreateSchedule',
        'sns:CreateTopic',
        'sns:ListSubscriptionsByTopic',
        'sns:Publish',
        'sns:Subscribe',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
        'sqs:SendMessage',
      ],
    ],
    ['ImportsStartRole', ['kms:GenerateDataKey', 'rds-data:ExecuteStatement', 's3:PutObject']],
    [
      'ImportsImportRole',
      ['appsync:GraphQL', 'rds-data:ExecuteStatement', 's3:GetObject', 'sqs:SendMessage'],
    ],
    [
      'AccountsStaffRole',
      [
        'cognito-idp:AdminAddUserToGroup',
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminGetUser',
        'rds-data:ExecuteStatement',
      ],
    ],
    ['AccountsClaimsRole', ['cognito-idp:AdminGetUser', 'rds-data:ExecuteStatement']],
    [
      'AccountsForgetRole',
      [
        'cognito-idp:AdminDeleteUser',
        'cognito-idp:AdminListGroupsForUser',
        'rds-data:ExecuteStatement',
        'sns:DeleteTopic',
        'sqs:SendMessage',
      ],
    ],
    ['AccountsForgetAgainRole', ['lambda:InvokeFunction']],
    [
      'CostReportsReportRole',
      [
        'kms:GenerateDataKey',
        'rds-data:ExecuteStatement',
        's3:AbortMultipartUpload',
        's3:GetObject',
        's3:PutObject',
        'sqs:SendMessage',
      ],
    ],
    [
      'DelayWatchRole',
      ['iam:PassRole', 'rds-data:ExecuteStatement', 'scheduler:CreateSchedule', 'sqs:SendMessage'],
    ],
    [
      'NotificationsContactsRole',
      [
        'iam:PassRole',
        'rds-data:ExecuteStatement',
        'scheduler:CreateSchedule',
        'sns:CreateTopic',
        'sns:ListPhoneNumbersOptedOut',
        'sns:ListSubscriptions',
        'sns:ListSubscriptionsByTopic',
        'sns:Subscribe',
        'sqs:SendMessage',
      ],
    ],
    ['NotificationsReconcileRole', ['lambda:InvokeFunction']],
    ['DataSourcesContactsRole', ['lambda:InvokeFunction']],
    ['DataSourcesCostReportsRole', ['lambda:InvokeFunction']],
    ['DataSourcesStaffRole', ['lambda:InvokeFunction']],
    ['DataSourcesClaimsRole', ['lambda:InvokeFunction']],
    ['DataSourcesForgetRole', ['lambda:InvokeFunction']],
    ['DataSourcesImportsRole', ['lambda:InvokeFunction']],
    ['DataSourcesDatabaseRole', ['rds-data:ExecuteStatement']],
    ['DataSourcesRelayRole', ['lambda:InvokeFunction']],
  ])('is for %s just what it does', (role, actions) => {
    const everyones = /^(logs:|secretsmanager:GetSecretValue|kms:Decrypt)/;
    const found = statementsOf(template, role).flatMap(({ Action }) => Action);

    expect([...new Set(found)].filter((action) => !everyones.test(action)).sort()).toEqual(actions);
  });

  it('lets nobody but the migration read the secret of the owner', () => {
    const readers = resourcesOf(template, 'AWS::IAM::Role').filter(({ properties }) =>
      JSON.stringify(properties).includes('MasterUserSecret'),
    );

    expect(readers.map(({ logicalId }) => logicalId)).toEqual([
      expect.stringMatching(/^MigrationMigrateRole/),
    ]);
  });
});

function statementsOf(from: Template, rolePrefix = ''): Statement[] {
  const roles = resourcesOf(from, 'AWS::IAM::Role').filter(({ logicalId }) =>
    logicalId.startsWith(rolePrefix),
  );
  const inline = roles.flatMap(
    ({ properties: { Policies = [] } }) => Policies as { PolicyDocument: Document }[],
  );
  const attached = rolePrefix
    ? []
    : resourcesOf(from, 'AWS::IAM::Policy').map(
        ({ properties }) => properties as { PolicyDocument: Document },
      );
  return [...inline, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** Those of one kind each, in the group of this stack. */
function schedules(...prefixes: string[]): string {
  return prefixes
    .map(
      (prefix) =>
        `arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/Postroom-OneShots-Group-3485DE9B/${prefix}-*`,
    )
    .join(' ');
}

/** An ARN as people write it, or several. */
function written(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(written).join(' ');
  const [, parts] = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'] ?? ['', [value]];
  return parts.map((part) => (typeof part === 'string' ? part : `<${nameOf(part)}>`)).join('');
}

/** What is referred to, without CDK's hash. */
function nameOf(part: unknown): string | undefined {
  return referredBy(part)?.replace(/[0-9A-F]{8}$/, '');
}
