import type { LocalCloud } from '../local/local-cloud.ts';
import type { DemoUser } from '../seed/users.ts';

const SHOWN: DemoUser['role'][] = ['admin', 'manager', 'clerk', 'finance', 'person'];

/** What the newcomer reads once everything runs. */
export function welcome(cloud: LocalCloud, users: DemoUser[], seconds: number): string {
  const logins = SHOWN.flatMap((role) => users.find((user) => user.role === role) ?? []);
  const [first] = logins;
  return [
    '',
    `Postroom runs (${seconds.toFixed(1)} s: ${cloud.timings.map(({ part, seconds: s }) => `${part} ${s.toFixed(1)}`).join(', ')})`,
    '',
    `  Home      ${cloud.url}`,
    `  GraphiQL  ${cloud.url}/graphiql`,
    `  GraphQL   ${cloud.graphqlUrl}`,
    `  Inbox     ${cloud.url}/inbox`,
    '',
    `  Sign in with the password ${first?.password ?? ''} as`,
    ...logins.map(({ username, role }) => `    ${username.padEnd(32)}${role}`),
    '',
    '  A day of scans: npm run demo.   Stop: Ctrl-C.',
  ].join('\n');
}
