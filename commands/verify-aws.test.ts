import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CASES } from '../local/verify-aws/cases.ts';
import { startStandIn } from '../local/verify-aws/stand-in.ts';

type Ended = { code: number | null; output: string };

/** The command with nothing of our own environment but what it takes to run. */
function verifyAws(environment: Record<string, string>, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'commands/verify-aws.ts', ...args], {
    env: {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...environment,
    },
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  return new Promise((ended) => child.on('close', (code) => ended({ code, output })));
}

describe('npm run verify:aws', () => {
  it('says in one sentence that there are no credentials', async () => {
    expect(await verifyAws({})).toEqual({
      code: 1,
      output: 'Nothing was verified: there are no AWS credentials here (npm run verify:aws -- --help).\n',
    });
  });

  it('tells what it does, and how it exits', async () => {
    const { code, output } = await verifyAws({}, '--help');

    expect(code).toBe(0);
    expect(output).toContain('Exits with 0 if all answers are the same, and with 1');
  });

  it('asks the endpoint that the SDK is given, and exits by what it finds', async () => {
    const alike = await startStandIn();
    const other = await startStandIn((result) => ({ ...result, stash: { planted: true } }));
    const asking = (url: string) =>
      verifyAws({ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_ENDPOINT_URL_APPSYNC: url });

    const found = [await asking(alike.url), await asking(other.url)];

    expect(found.map(({ code }) => code)).toEqual([0, 1]);
    expect(found[0]?.output).toBe(`Cases asked: ${CASES.length}; answered otherwise by AWS: 0.\n`);
    expect(found[1]?.output).toContain('AWS:  {"planted":true}');
    await Promise.all([alike.close(), other.close()]);
  });
});
