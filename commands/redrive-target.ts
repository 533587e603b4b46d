import { parseArgs } from 'node:util';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SignatureV4 } from '@smithy/signature-v4';
import { UsageError } from './import-options.ts';
import type { RedriveTarget } from './redrive-all.ts';
import { systemOf } from './user-target.ts';

const USAGE = `npm run redrive [-- --stack <name>]

  --stack   the deployed stack, e.g. Postroom, in the account and region of the environment;
            the system of .local/outputs.json, or of the file in OUTPUTS, if not given`;

export function stackIn(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { stack: { type: 'string' } } }).values.stack;
  } catch {
    throw new UsageError(USAGE);
  }
}

/** By the rights of whoever runs it, as a deployment is. */
export async function redriveTarget(
  stack: string | undefined,
  environment: Record<string, string | undefined>,
): Promise<RedriveTarget> {
  const { name, ask, valueOf, settingsOf } = await systemOf(stack, environment);
  const sqs = new SQSClient(settingsOf('SQS'));
  return {
    name,
    ask: (sql) => ask(sql, {}),
    sqs,
    relayDeadLetters: valueOf('RelayDeadLettersUrl'),
    notifyDeadLetters: valueOf('NotifyDeadLettersUrl'),
    notifyQueue: valueOf('NotifyQueueUrl'),
    wakeRelay: () => invoke(sqs, valueOf('RelayFunctionName'), settingsOf('LAMBDA').endpoint),
  };
}

/** Does not wait for what it does. */
async function invoke({ config }: SQSClient, functionName: string, endpoint: unknown): Promise<void> {
  const region = await config.region();
  const base = typeof endpoint === 'string' ? endpoint : `https://lambda.${region}.amazonaws.com`;
  const url = new URL(`${base}/2015-03-31/functions/${functionName}/invocations`);
  const signer = new SignatureV4({
    service: 'lambda',
    region: config.region,
    credentials: config.credentials,
    sha256: Sha256,
  });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, 'x-amz-invocation-type': 'Event' },
    body: '{}',
  });
  const { ok, status } = await fetch(url, { method: 'POST', headers, body: '{}' });
  if (!ok) throw new Error(`The relay could not be woken: ${status}.`);
}
