import { join } from 'node:path';
import { assembly } from '../../commands/assembly.ts';
import type { Outputs } from '../../commands/outputs.ts';
import { fingerprint } from '../../database/test-database.ts';
import { signIn, type GraphqlClient } from '../../demo/graphql-client.ts';
import type { Clock } from '../../local/clock.ts';
import { startLocalCloud, type LocalCloud } from '../../local/local-cloud.ts';
import { plantSeed } from '../../seed/plant.ts';
import { SEED_PEOPLE } from '../../seed/people.ts';
import { demoUsers, type DemoUser } from '../../seed/users.ts';

/** An address, a number or the name of somebody whom the seed knows. */
const OF_THE_SEED = new RegExp(
  [
    ...SEED_PEOPLE.flatMap(({ email, phone, name }) => [email, phone, name]),
    ...demoUsers().map((one) => one.username),
  ]
    .map((text) => text.replace(/[.+]/g, '\\$&'))
    .join('|'),
  'i',
);

/** A whole system on a free port, with the seed, that keeps nothing. */
export type RunningSystem = {
  cloud: LocalCloud;
  outputs: Outputs;
  signInAs: (role: DemoUser['role'], officeCode?: string) => Promise<GraphqlClient>;
  userOf: (role: DemoUser['role'], officeCode?: string) => DemoUser;
  /** What Lambdas, resolvers and services have logged until now, line by line. */
  logged: () => readonly string[];
  /** Fails where somebody whom the seed knows was logged. */
  stop: () => Promise<void>;
};

type Options = {
  databaseUrl?: string;
  packages?: 'all' | 'none';
  /** Of the stack as it is, unless another is given. */
  directory?: string;
  /** Whether faults can be caused over HTTP. */
  faults?: boolean;
  /** By which one-shot schedules go off. */
  clock?: Clock;
  /** Messages do not wait for the morning, whatever the hour of the day, unless that is what is tried. */
  nights?: 'quiet' | 'told';
};

export async function runningSystem({
  databaseUrl,
  packages = 'none',
  directory,
  faults,
  clock,
  nights = 'told',
}: Options = {}): Promise<RunningSystem> {
  const lines: string[] = [];
  const cloud = await startLocalCloud({
    assembly: directory ?? (await assembly({ log: () => undefined })),
    databaseImage: join('node_modules/.cache/postroom', `system-${await fingerprint()}.tar`),
    port: 0,
    dataDirectory: 'memory',
    databaseUrl,
    faults,
    clock,
    log: (line) => void lines.push(line),
  });
  await plantSeed(cloud, new Date(), { packages, nights });
  const users = demoUsers();
  const userOf = (role: DemoUser['role'], officeCode?: string) => {
    const user = users.find((one) => one.role === role && (!officeCode || one.officeCode === officeCode));
    if (!user) throw new Error(`no demo user ${role} ${officeCode ?? ''}`);
    return user;
  };
  const outputs = { ...cloud.outputs, custom: { ...cloud.outputs.custom, demoUsers: users } };
  return {
    cloud,
    outputs,
    userOf,
    signInAs: (role, officeCode) => {
      const { username, password } = userOf(role, officeCode);
      return signIn(endpointsOf(outputs), username, password);
    },
    logged: () => lines,
    stop: async () => {
      await cloud.stop();
      const traces = lines.filter((line) => OF_THE_SEED.test(line));
      if (traces.length > 0)
        throw new Error(`personal data was logged, ${traces.length} times: ${traces[0]}`);
    },
  };
}

export function endpointsOf({ Auth, API, custom }: Outputs) {
  return {
    graphqlUrl: custom.graphqlUrl,
    region: API.GraphQL.region,
    userPoolClientId: Auth.Cognito.userPoolClientId,
    userPoolEndpoint: Auth.Cognito.userPoolEndpoint,
  };
}
