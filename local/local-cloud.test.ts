import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { ExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { synthesiseNotes } from './assembly/fixtures/notes-stack.ts';
import { startLocalCloud } from './local-cloud.ts';
import type { LocalCloud } from './local-cloud.ts';

const folder = mkdtempSync(join(tmpdir(), 'notes-'));
const assembly = join(folder, 'cdk.out');
const lines: string[] = [];
let cloud: LocalCloud;

beforeAll(async () => {
  synthesiseNotes(assembly);
  cloud = await startLocalCloud({ assembly, log: (line) => lines.push(line) });
});
afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('startLocalCloud', () => {
  it('resolves the outputs of the stack, and what a custom resource answered', () => {
    expect(cloud.stackOutputs).toMatchObject({
      Said: 'Create 1 (string)',
      GraphQlUrl: `${cloud.url}/graphql`,
      TopicArn: expect.stringMatching(/^arn:aws:sns:eu-west-1:000000000000:Notes-Topic/) as string,
      ClusterArn: expect.stringMatching(
        /^arn:aws:rds:eu-west-1:000000000000:cluster:notes-cluster/,
      ) as string,
    });
  });

  it('tells which resources run, which have no effect, and which it does not know', () => {
    const effectOf = (type: string) => cloud.resources.find((resource) => resource.type === type)?.effect;

    expect(effectOf('AWS::Lambda::Function')).toBe('runs');
    expect(effectOf('AWS::EC2::VPC')).toBe('none');
    expect(effectOf('AWS::Athena::WorkGroup')).toBe('unknown');
    expect(lines).toContain('Reports: the type AWS::Athena::WorkGroup is not known here.');
  });

  it('answers GraphQL from code, from a function and from the database', async () => {
    const byKey = { 'x-api-key': cloud.outputs.API.GraphQL.apiKey ?? '' };

    expect(await ask('{ hello(name: "Ada") sum(left: 40, right: 2) }', byKey)).toEqual({
      data: { hello: 'Hello, Ada.', sum: 42 },
    });
    expect(cloud.dataApiCalls()).toMatchObject([{ operation: 'ExecuteStatement', username: 'notes_owner' }]);
  });

  it('knows a user who signed in at the local user pool', async () => {
    const accessToken = await signIn('ada', 'Engine-No-1');

    expect(await ask('{ hello(name: "Ada") }', { authorization: accessToken })).toEqual({
      data: { hello: 'Hello, Ada.' },
    });
  });

  it('gives functions their variables, the endpoints and the credentials of their role (F120)', async () => {
    const answer = await cloud.invokeLambda(cloud.stackOutputs['EchoArn'] ?? '', { text: 'hi' });

    expect(answer).toEqual({
      event: { text: 'hi' },
      environment: {
        NOTE: 'from the stack',
        AWS_REGION: 'eu-west-1',
        AWS_ENDPOINT_URL_SNS: `${cloud.url}/aws/sns`,
        hasToken: true,
      },
    });
  });

  it('carries a message from a topic through a queue into a function, and to the inbox', async () => {
    await new SNSClient(clientOf('SNS')).send(
      new PublishCommand({ TopicArn: cloud.stackOutputs['TopicArn'], Message: 'news' }),
    );
    await cloud.idle();

    expect(await cloud.invokeLambda(cloud.stackOutputs['CollectArn'] ?? '', {})).toEqual(['news']);
    expect(cloud.inbox()).toMatchObject([{ channel: 'email', to: 'ada@example.com' }]);
  });

  it('serves the Data API to the developer, and to nobody who does not sign (F57, F120)', async () => {
    const { stackOutputs } = cloud;
    const statement = {
      resourceArn: stackOutputs['ClusterArn'],
      secretArn: stackOutputs['SecretArn'],
      sql: 'select 1',
    };
    const signed = new RDSDataClient(clientOf('RDS_DATA'));

    const { records } = await signed.send(new ExecuteStatementCommand(statement));
    const unsigned = await fetch(`${cloud.url}/aws/rds-data/Execute`, {
      method: 'POST',
      body: JSON.stringify(statement),
    });

    expect(records).toEqual([[{ longValue: 1 }]]);
    expect(unsigned.status).toBe(403);
  });

  it('shows its pages', async () => {
    const pages = ['/', '/graphiql', '/inbox', '/outputs.json'];
    const texts = await Promise.all(pages.map(async (path) => (await fetch(cloud.url + path)).text()));

    expect(texts[0]).toContain('Notes');
    expect(texts[1]).toContain(`data-client-id="${cloud.stackOutputs['ClientId']}"`);
    expect(texts[2]).toContain('ada@example.com');
    expect(JSON.parse(texts[3] ?? '')).toEqual(JSON.parse(JSON.stringify(cloud.outputs)));
  });
});

async function ask(query: string, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(cloud.graphqlUrl, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return response.json();
}

async function signIn(Username: string, Password: string): Promise<string> {
  const cognito = new CognitoIdentityProviderClient(clientOf('COGNITO_IDENTITY_PROVIDER'));
  const { UserPoolId, ClientId } = cloud.stackOutputs;
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: Password },
    }),
  );
  return AuthenticationResult?.AccessToken ?? '';
}

function clientOf(service: string) {
  const { environment } = cloud;
  return {
    region: environment['AWS_REGION'],
    endpoint: environment[`AWS_ENDPOINT_URL_${service}`],
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
}
