import type { CloudIdentity, ServiceRequest } from '../../aws-service.ts';
import { secretArn } from '../../secrets-manager/secrets-manager.ts';
import { parseQuery, text } from '../../sns/query.ts';
import type { AccessRequest } from './types.ts';

/** What one call needs, whoever makes it. */
export type NeededAccess = Pick<AccessRequest, 'action' | 'resource' | 'context'>;

type Needs = (request: ServiceRequest, cloud: CloudIdentity) => NeededAccess[];

/** F56: the Data API reads the secret in the caller's name. */
const rdsData: Needs = ({ path, body }) => {
  const { resourceArn = '', secretArn = '' } = inputOf(body);
  return [
    { action: `rds-data:${DATA_API_ACTIONS[path] ?? path}`, resource: resourceArn },
    { action: 'secretsmanager:GetSecretValue', resource: secretArn },
  ];
};
const DATA_API_ACTIONS: Record<string, string> = {
  '/Execute': 'ExecuteStatement',
  '/BatchExecute': 'BatchExecuteStatement',
  '/BeginTransaction': 'BeginTransaction',
  '/CommitTransaction': 'CommitTransaction',
  '/RollbackTransaction': 'RollbackTransaction',
};

/** A phone number has no ARN (F124). */
const sns: Needs = ({ method, query, body }, { region, accountId }) => {
  const input = parseQuery(method === 'GET' ? query : new URLSearchParams(body.toString()));
  const action = text(input['Action'])?.replace(/^PublishBatch$/, 'Publish') ?? '';
  const topicArn = text(input['TopicArn']) ?? text(input['TargetArn']);
  const created = action === 'CreateTopic' && `arn:aws:sns:${region}:${accountId}:${text(input['Name'])}`;
  return [{ action: `sns:${action}`, resource: created || topicArn || '*' }];
};

const sqs: Needs = ({ headers, body }, { region, accountId }) => {
  const { QueueUrl, QueueName } = inputOf(body);
  const name = QueueUrl?.split('/').at(-1) ?? QueueName;
  // an action of a batch is the action itself
  const action = operationOf(headers).replace(/Batch$/, '');
  return [{ action: `sqs:${action}`, resource: name ? `arn:aws:sqs:${region}:${accountId}:${name}` : '*' }];
};

const secretsManager: Needs = ({ headers, body }, cloud) => {
  const { SecretId = '' } = inputOf(body);
  const resource = SecretId.startsWith('arn:') ? SecretId : secretArn(SecretId, cloud);
  return [{ action: `secretsmanager:${operationOf(headers)}`, resource }];
};

/** What anybody may call, e.g. signing in, names no user pool. */
const cognito: Needs = ({ headers, body }, { region, accountId }) => {
  const { UserPoolId } = inputOf(body);
  if (!UserPoolId) return [];
  const resource = `arn:aws:cognito-idp:${region}:${accountId}:userpool/${UserPoolId}`;
  return [{ action: `cognito-idp:${operationOf(headers)}`, resource }];
};

const lambda: Needs = ({ path }, { region, accountId }) => {
  const name = decodeURIComponent(path.split('/')[3] ?? '');
  const arn = name.startsWith('arn:') ? name : `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  return [{ action: 'lambda:InvokeFunction', resource: arn }];
};

/** Whoever gives a schedule a role must be allowed to pass it on. */
const scheduler: Needs = ({ method, path, query, body }, { region, accountId }) => {
  const name = path.split('/')[2];
  const input = jsonOf(body);
  const group = textIn(input, 'GroupName') ?? query.get('groupName') ?? 'default';
  const arn = `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${decodeURIComponent(name ?? '')}`;
  const passed = textIn(input['Target'], 'RoleArn');
  const action = name ? SCHEDULER_ACTIONS[method] : 'ListSchedules';
  return [
    { action: `scheduler:${action ?? method}`, resource: name ? arn : '*' },
    ...(passed
      ? [
          {
            action: 'iam:PassRole',
            resource: passed,
            context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
          },
        ]
      : []),
  ];
};
const SCHEDULER_ACTIONS: Record<string, string> = {
  POST: 'CreateSchedule',
  GET: 'GetSchedule',
  PUT: 'UpdateSchedule',
  DELETE: 'DeleteSchedule',
};

export const NEEDED_ACCESS = {
  'cognito-idp': cognito,
  lambda,
  'rds-data': rdsData,
  scheduler,
  secretsmanager: secretsManager,
  sns,
  sqs,
} satisfies Record<string, Needs>;

function operationOf(headers: ServiceRequest['headers']): string {
  return headers['x-amz-target']?.split('.').at(-1) ?? '';
}

/** Those members that are text; what cannot be read needs nothing, as the service refuses it. */
function inputOf(body: Buffer): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(jsonOf(body)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function jsonOf(body: Buffer): Record<string, unknown> {
  try {
    return (JSON.parse(body.toString() || '{}') as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
}

function textIn(value: unknown, name: string): string | undefined {
  const text =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return typeof text === 'string' ? text : undefined;
}
