import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SNSClient } from '@aws-sdk/client-sns';
import { signIn, type GraphqlClient } from '../../demo/graphql-client.ts';
import { endpointsOf, type RunningSystem } from './running-system.ts';

export const OWN_PASSWORD = 'My-own-passw0rd!';

type Settings = {
  region: string | undefined;
  endpoint: string | undefined;
  credentials: { accessKeyId: string; secretAccessKey: string };
};

/** The account of whoever runs the system. */
function settingsFor({ outputs: { custom } }: RunningSystem, service: string): Settings {
  const { environment } = custom;
  return {
    region: environment['AWS_REGION'],
    endpoint: environment[`AWS_ENDPOINT_URL_${service}`],
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
}

export const cognitoOf = (system: RunningSystem) =>
  new CognitoIdentityProviderClient(settingsFor(system, 'COGNITO_IDENTITY_PROVIDER'));

export const snsOf = (system: RunningSystem) => new SNSClient(settingsFor(system, 'SNS'));

export const poolOf = ({ outputs }: RunningSystem) => outputs.Auth.Cognito.userPoolId;

/** What `npm start` leaves for other commands. */
export function outputsFile({ outputs }: RunningSystem): string {
  const file = join(mkdtempSync(join(tmpdir(), 'outputs-')), 'outputs.json');
  writeFileSync(file, JSON.stringify(outputs));
  return file;
}

/** Somebody with an account and no groups, whose address is verified or not. */
export async function aPersonWithAccount(
  system: RunningSystem,
  email: string,
  isVerified: boolean,
): Promise<GraphqlClient> {
  const cognito = cognitoOf(system);
  const user = { UserPoolId: poolOf(system), Username: email };
  await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }));
  await cognito.send(
    new AdminUpdateUserAttributesCommand({
      ...user,
      UserAttributes: [{ Name: 'email_verified', Value: `${isVerified}` }],
    }),
  );
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: OWN_PASSWORD, Permanent: true }));
  return signIn(endpointsOf(system.outputs), email, OWN_PASSWORD);
}

/** Signs in with the password of the invitation, and chooses another, as the first sign-in demands. */
export async function firstSignIn(
  system: RunningSystem,
  email: string,
  temporaryPassword: string,
): Promise<GraphqlClient> {
  const { userPoolClientId: ClientId } = endpointsOf(system.outputs);
  const cognito = cognitoOf(system);
  const { Session, ChallengeName } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: temporaryPassword },
    }),
  );
  await cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      Session,
      ChallengeName,
      ChallengeResponses: { USERNAME: email, NEW_PASSWORD: OWN_PASSWORD },
    }),
  );
  return signIn(endpointsOf(system.outputs), email, OWN_PASSWORD);
}
