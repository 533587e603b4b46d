import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembly } from '../../commands/assembly.ts';
import { accessTokenOf } from '../../demo/graphql-client.ts';
import { startLocalCloud, type LocalCloud } from '../../local/local-cloud.ts';
import { plantSeed } from '../../seed/plant.ts';
import { demoUsers } from '../../seed/users.ts';
import { EXCESSIVE, malformed, type Malformed } from './malformed.ts';
import { endpointsOf } from './running-system.ts';

const COUNT = 10_000;
const AT_ONCE = 25;
/** What says how it is made: stacks, files, engines, SQL, and names that were not asked for. */
const INTERNALS = [
  /\bat .+:\d+:\d+/,
  /node_modules|node:internal|\.ts\b|\.mjs\b|\/home\/|\/work\b|\/tmp\b|file:\/\//,
  /\b(?:Type|Range|Reference|Syntax|Assertion)Error\b|Maximum call stack|Cannot read prop|is not a function/,
  /PGlite|postgres|plpgsql|SQLSTATE|syntax error at|relation "|column "|RDSHttp|rds-data|secretsmanager/i,
  /\bselect .+ from\b|visible_\w+\(|record_scans/,
  /Did you mean/,
];

let cloud: LocalCloud;
let token: string;
const logged: string[] = [];

beforeAll(async () => {
  const directory = await assembly({ log: () => undefined });
  cloud = await startLocalCloud({ assembly: directory, log: (line) => logged.push(line) });
  await plantSeed(cloud, new Date(), { packages: 'none' });
  const admin = demoUsers().find(({ role }) => role === 'admin');
  const outputs = { ...cloud.outputs, custom: { ...cloud.outputs.custom, demoUsers: demoUsers() } };
  token = await accessTokenOf(endpointsOf(outputs), admin?.username ?? '', admin?.password ?? '');
});

afterAll(() => cloud.stop());

async function send({ method, headers, body }: Malformed): Promise<{ status: number; text: string }> {
  const response = await fetch(cloud.graphqlUrl, {
    method,
    headers: { authorization: token, ...headers },
    body: body as BodyInit,
  });
  return { status: response.status, text: await response.text() };
}

/** What is wrong with an answer, if anything is. */
function faultIn({ status, text }: { status: number; text: string }): string | undefined {
  const leak = INTERNALS.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
  if (leak) return `says ${leak}`;
  if (status >= 500) return `is ${status}`;
  return /"errorType":"(?:INTERNAL|InternalFailure)"/.exec(text)?.[0];
}

async function isAlive(): Promise<boolean> {
  const { text } = await send({
    method: 'POST',
    headers: {},
    body: JSON.stringify({ query: '{ listOffices { items { code } } }' }),
  });
  return text.includes('LIS1');
}

describe('a malformed request', () => {
  it(`is answered without a word of how it is done, ${COUNT} times`, async () => {
    const seed = Number(process.env['SEED'] ?? Date.now());
    const requests = fc.sample(malformed, { numRuns: COUNT, seed });
    const statuses: Record<string, number> = {};
    const faults: unknown[] = [];

    const sendOn = async (): Promise<void> => {
      for (let next = requests.pop(); next; next = requests.pop()) {
        const answer = await send(next);
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        const fault = faultIn(answer);
        if (fault)
          faults.push({ fault, body: String(next.body).slice(0, 600), text: answer.text.slice(0, 600) });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendOn));

    console.log(`${COUNT} malformed requests, answered with`, statuses, `seed ${seed}`);
    expect(faults.slice(0, 5), `seed ${seed}`).toEqual([]);
    expect(logged.filter((line) => line.includes('request failed'))).toEqual([]);
    expect(await isAlive()).toBe(true);
  });

  it.each(Object.keys(EXCESSIVE))('is refused or answered, and nobody falls over it: %s', async (what) => {
    const answer = await send({ method: 'POST', headers: {}, body: EXCESSIVE[what] });

    expect(faultIn(answer)).toBeUndefined();
    expect(await isAlive()).toBe(true);
  });
});
