import type { LocalCloud } from '../local/local-cloud.ts';
import type { DemoUser } from '../seed/users.ts';
import type { Timing } from './timing.ts';

const SHOWN: DemoUser['role'][] = ['admin', 'manager', 'clerk', 'finance', 'person'];

/** What the newcomer reads once everything runs. */
export function welcome(cloud: LocalCloud, users: DemoUser[], timings: Timing[]): string {
  const logins = SHOWN.flatMap((role) => users.find((user) => user.role === role) ?? []);
  const [first] = logins;
  const total = timings.reduce((sum, { seconds }) => sum + seconds, 0);
  return [
    '',
    `Postroom runs after ${total.toFixed(1)} s (${listed(timings)}; of the cloud: ${listed(cloud.timings)})`,
    '',
    `  Home      ${cloud.url}`,
    `  GraphiQL  ${cloud.url}/graphiql`,
    `  GraphQL   ${cloud.graphqlUrl}`,
    `  Realtime  ${cloud.graphqlUrl.replace(/^http/, 'ws')}/realtime`,
    `  Inbox     ${cloud.url}/inbox`,
    '',
    `  Sign in with the password ${first?.password ?? ''} as`,
    ...logins.map(({ username, role }) => `    ${username.padEnd(32)}${role}`),
    '',
    '  A day of scans: npm run demo.   Stop: Ctrl-C.',
  ].join('\n');
}

function listed(timings: Timing[]): string {
  return timings.map(({ part, seconds }) => `${part} ${seconds.toFixed(1)}`).join(', ');
}
