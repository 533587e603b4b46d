import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach } from 'vitest';
import type { OutgoingMessage } from '../inbox/types.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { serveService } from '../testing/service-endpoint.ts';
import { createCognito } from './cognito.ts';
import { userPoolIdOf } from './identifiers.ts';
import { newSigningKey } from './signing-key.ts';
import type { UserPoolClientProperties, UserPoolProperties } from './types.ts';

export const PASSWORD = 'Corr3ct-horse';

/** Made once, as it takes longer than a whole test. */
const signingKey = newSigningKey();

type Settings = { pool?: UserPoolProperties; client?: UserPoolClientProperties };

export type CognitoFixture = {
  sdk: CognitoIdentityProviderClient;
  UserPoolId: string;
  ClientId: string;
  /** Codes and invitations, oldest first. */
  messages: OutgoingMessage[];
  /** Moves the clock of the user pool on. */
  pass: (milliseconds: number) => void;
  /** A confirmed user with the password `PASSWORD`. */
  aUser: (Username: string, attributes?: Record<string, string>) => Promise<void>;
  signIn: (USERNAME: string, PASSWORD?: string) => Promise<AuthenticationResultType>;
  close: () => Promise<void>;
};

/** A user pool for each test, spoken to through the real client, which may sign in with passwords. */
export function useCognito(settings: Settings = {}): CognitoFixture {
  const current = {} as CognitoFixture;
  beforeEach(async () => void Object.assign(current, await startCognito(settings)));
  afterEach(() => current.close());
  return current;
}

async function startCognito({ pool = {}, client = {} }: Settings): Promise<CognitoFixture> {
  const messages: OutgoingMessage[] = [];
  let offset = 0;
  const cognito = createCognito({
    cloud: { region: 'eu-west-1', accountId: '000000000000' },
    store: memoryStore({ [`cognito-${userPoolIdOf('Users', 'eu-west-1')}`]: await emptyPool() }),
    sendMessage: (message) => void messages.push(message),
    clock: () => new Date(Date.now() + offset),
  });
  const { id: UserPoolId } = cognito.createUserPool('Users', pool);
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
  const { clientId: ClientId } = cognito.createClient(UserPoolId, 'Web', { ExplicitAuthFlows, ...client });
  const { url, close } = await serveService(cognito.service);
  const sdk = new CognitoIdentityProviderClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });

  return {
    sdk,
    UserPoolId,
    ClientId,
    messages,
    pass: (milliseconds) => void (offset += milliseconds),
    async aUser(Username, attributes = {}) {
      const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
      const user = { UserPoolId, Username };
      await sdk.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
      await sdk.send(new AdminSetUserPasswordCommand({ ...user, Password: PASSWORD, Permanent: true }));
    },
    async signIn(USERNAME, password = PASSWORD) {
      const AuthParameters = { USERNAME, PASSWORD: password };
      const command = new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
      return (await sdk.send(command)).AuthenticationResult ?? {};
    },
    async close() {
      sdk.destroy();
      await close();
    },
  };
}

async function emptyPool(): Promise<string> {
  return JSON.stringify({ key: (await signingKey).privateJwk, users: [], groups: [], sessions: [] });
}
