import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { createCognito } from '../local/cognito/cognito.ts';
import type { OutgoingMessage } from '../local/inbox/types.ts';
import { memoryStore } from '../local/testing/memory-store.ts';
import { serveService } from '../local/testing/service-endpoint.ts';

const CREDENTIALS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };

export type LiveCognito = {
  client: CognitoIdentityProviderClient;
  userPoolId: string;
  /** Invitations and codes, the oldest first. */
  messages: OutgoingMessage[];
  /** Somebody with these attributes and groups; answers their `sub`. */
  aUser: (email: string, attributes?: Record<string, string>, groups?: string[]) => Promise<string>;
  /** The attributes of somebody; nothing where there is no such user. */
  find: (username: string) => Promise<Record<string, string> | undefined>;
  /** Moves the clock of the pool on. */
  pass: (milliseconds: number) => void;
  now: () => Date;
  close: () => Promise<void>;
};

/** For tests: a user pool as the SDK reaches it, with e-mail addresses for usernames, and the groups that we have. */
export async function startCognito(): Promise<LiveCognito> {
  const messages: OutgoingMessage[] = [];
  let passed = 0;
  const now = () => new Date(Date.now() + passed);
  const cognito = createCognito({
    cloud: { region: 'eu-west-1', accountId: '000000000000' },
    store: memoryStore(),
    sendMessage: (message) => void messages.push(message),
    clock: now,
  });
  const { id: userPoolId } = cognito.createUserPool('Users', {
    UsernameAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
  });
  for (const GroupName of ['admin', 'staff', 'finance']) cognito.createGroup(userPoolId, { GroupName });
  const endpoint = await serveService(cognito.service);
  const client = new CognitoIdentityProviderClient({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: CREDENTIALS,
    maxAttempts: 1,
  });

  const find = async (Username: string) => {
    const asked = client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username }));
    const user = await asked.catch(() => undefined);
    const attributes = user?.UserAttributes?.map(({ Name, Value }) => [Name, Value]);
    return attributes && (Object.fromEntries(attributes) as Record<string, string>);
  };
  return {
    client,
    userPoolId,
    messages,
    find,
    aUser: async (Username, attributes = {}, groups = []) => {
      const user = { UserPoolId: userPoolId, Username };
      const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
      await client.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
      for (const GroupName of groups)
        await client.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
      return (await find(Username))?.['sub'] ?? '';
    },
    pass: (milliseconds) => void (passed += milliseconds),
    now,
    close: async () => {
      client.destroy();
      await endpoint.close();
    },
  };
}
