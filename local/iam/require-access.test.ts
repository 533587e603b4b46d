import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { BatchExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateTopicCommand, PublishBatchCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveAwsService, type ServiceName } from '../aws-endpoints.ts';
import { startServer, type LocalServer } from '../server.ts';
import { memoryStore } from '../store.ts';
import { createCredentials } from './credentials.ts';
import { createAccessControl, type AccessControl } from './policies/access-control.ts';
import { readPolicy } from './policies/read-policy.ts';

const cloud = { region: 'eu-west-1', accountId: '000000000000' };
const role = { arn: 'arn:aws:iam::000000000000:role/relay', name: 'relay', id: 'AROARELAY' };
const credentials = createCredentials({ cloud, store: memoryStore() });
const relay = credentials.assumeRole(role, 'relay');
const arn = (rest: string) => `arn:aws:${rest.replace('::', ':eu-west-1:000000000000:')}`;

let server: LocalServer;
let access: AccessControl;
beforeAll(async () => {
  server = await startServer(0, console.error);
  const served: AccessControl = {
    ...createAccessControl({ cloud }),
    checkPrincipal: (...asked) => access.checkPrincipal(...asked),
  };
  const names: ServiceName[] = ['cognito-idp', 'rds-data', 'secretsmanager', 'sns', 'sqs'];
  for (const name of names)
    serveAwsService(name, async () => ({ status: 200, body: '{}' }), {
      server,
      credentials,
      access: served,
      cloud,
    });
});
afterAll(() => server.stop());
beforeEach(() => {
  access = createAccessControl({ cloud });
});

const config = (name: ServiceName, by = relay) => ({
  region: cloud.region,
  endpoint: `${server.url}/aws/${name}`,
  credentials: by,
  maxAttempts: 1,
});
const sns = () => new SNSClient(config('sns'));
const entry = { Id: '1', Message: 'news' };

describe('a call of a service', () => {
  it.each<[action: string, resource: string, error: string, call: () => Promise<unknown>]>([
    [
      'sns:Publish',
      arn('sns::news'),
      'AuthorizationErrorException',
      () => sns().send(new PublishCommand({ TopicArn: arn('sns::news'), Message: 'news' })),
    ],
    [
      'sns:Publish',
      arn('sns::news'),
      'AuthorizationErrorException',
      () =>
        sns().send(
          new PublishBatchCommand({ TopicArn: arn('sns::news'), PublishBatchRequestEntries: [entry] }),
        ),
    ],
    [
      'sns:Publish',
      '*',
      'AuthorizationErrorException',
      () => sns().send(new PublishCommand({ PhoneNumber: '+351912345678', Message: 'news' })),
    ],
    [
      'sns:CreateTopic',
      arn('sns::news'),
      'AuthorizationErrorException',
      () => sns().send(new CreateTopicCommand({ Name: 'news' })),
    ],
    [
      'sqs:SendMessage',
      arn('sqs::post'),
      'AccessDeniedException',
      () =>
        new SQSClient(config('sqs')).send(
          new SendMessageBatchCommand({
            QueueUrl: `${server.url}/aws/sqs/000000000000/post`,
            Entries: [{ Id: '1', MessageBody: 'x' }],
          }),
        ),
    ],
    [
      'rds-data:BatchExecuteStatement',
      arn('rds::cluster:one'),
      'AccessDeniedException',
      () =>
        new RDSDataClient(config('rds-data')).send(
          new BatchExecuteStatementCommand({
            resourceArn: arn('rds::cluster:one'),
            secretArn: arn('secretsmanager::secret:login'),
            sql: 'select 1',
          }),
        ),
    ],
    [
      'secretsmanager:GetSecretValue',
      arn('secretsmanager::secret:login-'),
      'AccessDeniedException',
      () =>
        new SecretsManagerClient(config('secretsmanager')).send(
          new GetSecretValueCommand({ SecretId: 'login' }),
        ),
    ],
    [
      'cognito-idp:AdminCreateUser',
      arn('cognito-idp::userpool/eu-west-1_A'),
      'AccessDeniedException',
      () =>
        new CognitoIdentityProviderClient(config('cognito-idp')).send(
          new AdminCreateUserCommand({ UserPoolId: 'eu-west-1_A', Username: 'ada' }),
        ),
    ],
  ])('without %s on %s is refused as %s', async (action, resource, error, call) => {
    await expect(call()).rejects.toMatchObject({
      name: error,
      message: expect.stringContaining(
        `User: arn:aws:sts::000000000000:assumed-role/relay/relay is not authorized to perform: ${action} on resource: ${resource}`,
      ),
    });
  });

  it('of the Data API needs the secret of its login too (F56)', async () => {
    const resourceArn = arn('rds::cluster:one');
    const secretArn = arn('secretsmanager::secret:login');
    const call = () =>
      new RDSDataClient(config('rds-data')).send(
        new BatchExecuteStatementCommand({ resourceArn, secretArn, sql: 'select 1' }),
      );
    const allow = (Action: string, Resource: string) =>
      access.add(
        readPolicy({ Statement: { Effect: 'Allow', Action, Resource } }, { role: 'relay' }, 'Relay.Policy'),
      );

    allow('rds-data:BatchExecuteStatement', resourceArn);
    await expect(call()).rejects.toThrow(
      `secretsmanager:GetSecretValue on resource: ${secretArn} because no identity-based policy allows`,
    );

    allow('secretsmanager:GetSecretValue', secretArn);
    await expect(call()).resolves.toBeTruthy();
  });

  it('is answered to the developer, whom no policy names', async () => {
    const cognito = new CognitoIdentityProviderClient(config('cognito-idp', credentials.developer));
    const command = new AdminCreateUserCommand({ UserPoolId: 'eu-west-1_A', Username: 'ada' });

    await expect(cognito.send(command)).resolves.toBeTruthy();
  });

  it('that anybody may make, as signing in, needs no permission', async () => {
    const cognito = new CognitoIdentityProviderClient(config('cognito-idp'));
    const command = new InitiateAuthCommand({ AuthFlow: 'USER_SRP_AUTH', ClientId: 'web' });

    await expect(cognito.send(command)).resolves.toBeTruthy();
  });
});
