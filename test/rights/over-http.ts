import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateGroupCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { accessTokenOf } from '../../demo/graphql-client.ts';
import { connect, type Frame, type RealtimeClient } from '../../local/appsync/testing/realtime-client.ts';
import { seedClients } from '../../seed/clients.ts';
import { endpointsOf, type RunningSystem } from '../journeys/running-system.ts';
import { present } from '../present.ts';
import type { Answer, Question } from './asking.ts';
import { USERS, type Role, type UserRole } from './roles.ts';

const PASSWORD = 'Postroom-2026!';

type Headers = Record<string, string>;
export type Asking = {
  subs: Record<UserRole, string>;
  ask: (role: Role | 'nobody', question: Question) => Promise<Answer>;
  close: () => void;
};

/** Whoever can ask, with an account and a token of their own, over HTTP and over a socket of their own. */
export async function askingOverHttp(system: RunningSystem): Promise<Asking> {
  const { cloud, outputs } = system;
  const { cognito } = seedClients(cloud);
  const userPoolId = outputs.Auth.Cognito.userPoolId;
  const pool = { UserPoolId: userPoolId };
  await cognito.send(new CreateGroupCommand({ ...pool, GroupName: 'auditors' }));
  const users = Object.keys(USERS) as UserRole[];
  const entries = await Promise.all(
    users.map(async (role) => {
      const sub = await addUser(cognito, userPoolId, role);
      return [
        role,
        { sub, token: await accessTokenOf(endpointsOf(outputs), username(role), PASSWORD) },
      ] as const;
    }),
  );
  const accounts = Object.fromEntries(entries) as Record<UserRole, { sub: string; token: string }>;

  async function headersOf(role: Role | 'nobody', path: string, body: string): Promise<Headers> {
    if (role === 'nobody') return {};
    if (role === 'key') return { 'x-api-key': present(outputs.API.GraphQL.apiKey) };
    if (role === 'system') return signed(cloud.environment, new URL(cloud.graphqlUrl).host, path, body);
    return { authorization: accounts[role].token };
  }

  const sockets = new Map<string, Promise<RealtimeClient>>();
  const socketOf = (role: Role | 'nobody') => {
    const socket = sockets.get(role) ?? opened(cloud.graphqlUrl, (path, body) => headersOf(role, path, body));
    sockets.set(role, socket);
    return socket;
  };

  return {
    subs: Object.fromEntries(users.map((role) => [role, accounts[role].sub])) as never,
    ask: async (role, { document, variables }) => {
      const body = JSON.stringify({ query: document, variables });
      const headers = await headersOf(role, '/graphql', body);
      if (document.startsWith('subscription') && role !== 'nobody')
        return subscribed(await socketOf(role), body, { host: hostOf(cloud.graphqlUrl), ...headers });
      const response = await fetch(cloud.graphqlUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return (await response.json()) as Answer;
    },
    close: () => sockets.forEach((socket) => void socket.then(({ close }) => close())),
  };
}

const hostOf = (url: string) => new URL(url).host;
const username = (role: UserRole) => `rights.${role}@postroom.example`;

async function addUser(cognito: CognitoIdentityProviderClient, UserPoolId: string, role: UserRole) {
  const user = { UserPoolId, Username: username(role) };
  const { User } = await cognito.send(
    new AdminCreateUserCommand({
      ...user,
      UserAttributes: [{ Name: 'email', Value: user.Username }],
      MessageAction: 'SUPPRESS',
    }),
  );
  for (const GroupName of USERS[role].groups ?? [])
    await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: PASSWORD, Permanent: true }));
  return present(User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value);
}

async function signed(
  environment: Record<string, string>,
  host: string,
  path: string,
  body: string,
): Promise<Headers> {
  const signer = new SignatureV4({
    credentials: {
      accessKeyId: present(environment['AWS_ACCESS_KEY_ID']),
      secretAccessKey: present(environment['AWS_SECRET_ACCESS_KEY']),
      sessionToken: environment['AWS_SESSION_TOKEN'],
    },
    region: present(environment['AWS_REGION']),
    service: 'appsync',
    sha256: Sha256,
  });
  const headers = { host, 'content-type': 'application/json' };
  const request = { method: 'POST', protocol: 'http:', hostname: 'localhost', path, headers, body };
  return (await signer.sign(request)).headers;
}

async function opened(graphqlUrl: string, headersOf: (path: string, body: string) => Promise<Headers>) {
  const headers = await headersOf('/graphql/connect', '{}');
  const socket = connect(graphqlUrl, { host: hostOf(graphqlUrl), ...headers });
  socket.send({ type: 'connection_init' });
  await socket.next('connection_ack');
  return socket;
}

let started = 0;
const turns = new WeakMap<RealtimeClient, Promise<unknown>>();

/** One at a time on each socket; what has begun is ended at once. */
function subscribed(socket: RealtimeClient, data: string, authorization: Headers): Promise<Answer> {
  const turn = (turns.get(socket) ?? Promise.resolve()).then(() => begin(socket, data, authorization));
  turns.set(
    socket,
    turn.catch(() => undefined),
  );
  return turn;
}

async function begin(socket: RealtimeClient, data: string, authorization: Headers): Promise<Answer> {
  started += 1;
  const id = `question-${started}`;
  socket.send({ id, type: 'start', payload: { data, extensions: { authorization } } });
  const { type, payload }: Frame = await socket.next('start_ack', 'error');
  if (type === 'error') return { data: null, errors: payload?.errors };
  socket.send({ id, type: 'stop' });
  await socket.next('complete');
  const [, field = ''] = /\{ (\w+)/.exec((JSON.parse(data) as { query: string }).query) ?? [];
  return { data: { [field]: 'begun' } };
}
