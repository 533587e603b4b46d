import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { assemblyOf } from '../../local/assembly/fixtures/assembly-of.ts';
import type { TemplateValue } from '../../local/assembly/template.ts';
import { startLocalCloud } from '../../local/local-cloud.ts';
import type { Access } from './clients-journey.ts';

const OPEN = '@aws_api_key @aws_iam @aws_cognito_user_pools';
const SCHEMA = `
  type Note ${OPEN} { room: ID! text: String! }
  type Query { caller: String ${OPEN} }
  type Mutation { addNote(room: ID!, text: String!): Note ${OPEN} }
  type Subscription { noteAdded(room: ID!): Note @aws_subscribe(mutations: ["addNote"]) ${OPEN} }
`;
const CODE = `
  import { util } from '@aws-appsync/utils';
  export const request = (ctx) => ({ payload: ctx.info.fieldName === 'caller' ? util.authType() : ctx.args });
  export const response = (ctx) => ctx.result;
`;
const API_ID = { 'Fn::GetAtt': ['Api', 'ApiId'] };

function resource(type: string, properties: Record<string, TemplateValue> = {}) {
  return { Type: `AWS::${type}`, Properties: properties };
}

function resolverOf(typeName: string, fieldName: string) {
  return resource('AppSync::Resolver', {
    ApiId: API_ID,
    TypeName: typeName,
    FieldName: fieldName,
    DataSourceName: { 'Fn::GetAtt': ['Nothing', 'Name'] },
    Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' },
    Code: CODE,
  });
}

/** An API that is open in every mode, as the product's is not: an API key may read there too. */
const TEMPLATE = {
  Resources: {
    Pool: resource('Cognito::UserPool'),
    Client: resource('Cognito::UserPoolClient', {
      UserPoolId: { Ref: 'Pool' },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
    Api: resource('AppSync::GraphQLApi', {
      Name: 'notes',
      AuthenticationType: 'API_KEY',
      AdditionalAuthenticationProviders: [
        { AuthenticationType: 'AWS_IAM' },
        {
          AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
          UserPoolConfig: { UserPoolId: { Ref: 'Pool' }, AwsRegion: { Ref: 'AWS::Region' } },
        },
      ],
    }),
    Schema: resource('AppSync::GraphQLSchema', { ApiId: API_ID, Definition: SCHEMA }),
    Key: resource('AppSync::ApiKey', { ApiId: API_ID }),
    Nothing: resource('AppSync::DataSource', { ApiId: API_ID, Name: 'Nothing', Type: 'NONE' }),
    Caller: resolverOf('Query', 'caller'),
    AddNote: resolverOf('Mutation', 'addNote'),
  },
};

/** Serves that API on a free port; answers how to reach it in each mode. */
export async function clientsApi(): Promise<{ access: Access; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'clients-'));
  const cloud = await startLocalCloud({ assembly: assemblyOf(folder, TEMPLATE) });
  const { environment, outputs } = cloud;
  const credentials = {
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const user = { username: 'ana', password: 'Some-Password-1' };
  const { userPoolId } = outputs.Auth.Cognito;
  const cognito = new CognitoIdentityProviderClient({
    region: 'eu-west-1',
    credentials,
    endpoint: outputs.Auth.Cognito.userPoolEndpoint,
  });
  const account = { UserPoolId: userPoolId, Username: user.username };
  await cognito.send(new AdminCreateUserCommand(account));
  await cognito.send(
    new AdminSetUserPasswordCommand({ ...account, Password: user.password, Permanent: true }),
  );

  return {
    access: { outputs, credentials, user },
    stop: async () => {
      await cloud.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
