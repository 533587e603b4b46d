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

    expect(
      wide.map(({ Action, Resource, NotResource }) => ({
        Action,
        Resource: written(Resource),
        but: written(NotResource),
      })),
    ).toEqual([
      { Action: 'sns:Publish', Resource: undefined, but: 'arn:<AWS::Partition>:sns:*:*:*' },
      {
        Action: ['sns:CreateTopic', 'sns:Subscribe', 'sns:ListSubscriptionsByTopic', 'sns:Publish'],
        Resource: 'arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:contact-*',
        but: undefined,
      },
      { Action: 's3:PutObject', Resource: '<ImportsBucket>/manifests/*', but: undefined },
      { Action: 's3:GetObject', Resource: '<ImportsBucket>/manifests/*', but: undefined },
      {
        Action: 'sns:DeleteTopic',
        Resource: 'arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:contact-*',
        but: undefined,
      },
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
        'kms:GenerateDataKey',
        'rds-data:ExecuteStatement',
        'sns:Publish',
        'sqs:SendMessage',
      ],
    ],
    [
      'NotificationsNotifyRole',
      [
        'rds-data:ExecuteStatement',
        'sns:CreateTopic',
        'sns:ListSubscriptionsByTopic',
        'sns:Publish',
        'sns:Subscribe',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
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

/** An ARN as people write it. */
function written(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const [, parts] = (value as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : `<${nameOf(part)}>`)).join('');
}

/** What is referred to, without CDK's hash. */
function nameOf(part: unknown): string | undefined {
  return referredBy(part)?.replace(/[0-9A-F]{8}$/, '');
}
