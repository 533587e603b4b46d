import { accessTokenOf } from '../../demo/graphql-client.ts';
import { connect } from '../../local/appsync/testing/realtime-client.ts';
import type { DemoUser } from '../../seed/users.ts';
import type { Place } from './injection-places.ts';
import { endpointsOf, type RunningSystem } from './running-system.ts';

export type Reply = {
  data?: Record<string, unknown> | null;
  errors?: { errorType?: string; message: string }[];
};

/** Somebody who may call, and what they send. */
export type Caller = {
  name: 'key' | DemoUser['role'];
  ask: (document: string, variables: object) => Promise<Reply>;
  close: () => void;
};

/** As whom a field is tried, the one who may write most first. */
const ROLES: { name: Caller['name']; group?: string }[] = [
  { name: 'admin', group: 'admin' },
  { name: 'clerk', group: 'staff' },
  { name: 'finance', group: 'finance' },
  { name: 'person' },
];

export async function callersOf(system: RunningSystem): Promise<Caller[]> {
  const users = await Promise.all(
    ROLES.map(async ({ name }) => {
      const { username, password } = system.userOf(
        name as DemoUser['role'],
        name === 'clerk' ? 'LIS1' : undefined,
      );
      const token = await accessTokenOf(endpointsOf(system.outputs), username, password);
      return caller(name, system, { authorization: token });
    }),
  );
  return [...users, caller('key', system, { 'x-api-key': system.outputs.API.GraphQL.apiKey ?? '' })];
}

/** Who of them may call a field. */
export function mayCall({ groups, byKey }: Place, { name }: Caller): boolean {
  if (name === 'key') return byKey;
  const group = ROLES.find((role) => role.name === name)?.group;
  return groups !== undefined && (groups.length === 0 || (group !== undefined && groups.includes(group)));
}

function caller(name: Caller['name'], { cloud }: RunningSystem, headers: Record<string, string>): Caller {
  let socket: ReturnType<typeof connect> | undefined;
  let starts = 0;
  return {
    name,
    ask: async (query, variables) => {
      if (!query.startsWith('subscription')) {
        const response = await fetch(cloud.graphqlUrl, {
          method: 'POST',
          headers,
          body: JSON.stringify({ query, variables }),
        });
        return (await response.json()) as Reply;
      }
      socket ??= connect(cloud.graphqlUrl, { host: new URL(cloud.graphqlUrl).host, ...headers });
      const id = `${(starts += 1)}`;
      socket.start(id, query, { variables });
      const { type, payload } = await socket.next('start_ack', 'error');
      if (type === 'error') return { errors: payload?.errors };
      socket.send({ id, type: 'stop' });
      return { data: {} };
    },
    close: () => socket?.close(),
  };
}
