import { SNSClient, ListTopicsCommand } from '@aws-sdk/client-sns';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../aws-service.ts';
import { startServer } from '../server.ts';
import type { LocalServer } from '../server.ts';
import { serviceHandler } from '../service-handler.ts';
import { memoryStore } from '../store.ts';
import { createCredentials } from './credentials.ts';
import { requireSignature } from './require-signature.ts';
import type { Protocol } from './refusals.ts';
import { createVerifySignature } from './verify-signature.ts';

const cloud = { region: 'eu-west-1', accountId: '000000000000' };
const credentials = createCredentials({ cloud, store: memoryStore() });
const stranger = { accessKeyId: 'AKIASTRANGER', secretAccessKey: 'guessed' };
let server: LocalServer;
let callers: (Principal | undefined)[];

function serve(name: string, protocol: Protocol, body: string, takesUnsigned = false): void {
  const prefix = `/aws/${name}`;
  const verify = createVerifySignature({ credentials, region: cloud.region, service: name });
  const service = async ({ principal }: { principal?: Principal }) => {
    callers.push(principal);
    return { status: 200, body };
  };
  server.serve(
    `${prefix}/`,
    serviceHandler(prefix, requireSignature({ service, prefix, protocol, verify, takesUnsigned })),
  );
}

beforeAll(async () => {
  server = await startServer(0, console.error);
  serve('secretsmanager', 'awsJson', '{"SecretString":"x"}');
  serve('rds-data', 'restJson', '{"numberOfRecordsUpdated":1}');
  serve('sns', 'query', '<ListTopicsResponse><ListTopicsResult/></ListTopicsResponse>', true);
});
afterAll(() => server.stop());

const statement = { resourceArn: 'cluster', secretArn: 'secret', sql: 'select 1' };
const calls: [string, (by: typeof stranger) => Promise<unknown>, string][] = [
  [
    'secretsmanager',
    (by) =>
      new SecretsManagerClient(config('secretsmanager', by)).send(
        new GetSecretValueCommand({ SecretId: 'x' }),
      ),
    'UnrecognizedClientException',
  ],
  [
    'rds-data',
    (by) => new RDSDataClient(config('rds-data', by)).send(new ExecuteStatementCommand(statement)),
    'UnrecognizedClientException',
  ],
  ['sns', (by) => new SNSClient(config('sns', by)).send(new ListTopicsCommand()), 'InvalidClientTokenId'],
];

describe('requireSignature', () => {
  it.each(calls)('lets the real client of %s in, and tells the service who it is', async (_name, call) => {
    callers = [];

    await call(credentials.developer);

    expect(callers).toMatchObject([{ arn: 'arn:aws:iam::000000000000:user/developer' }]);
  });

  it.each(calls)('refuses a stranger at %s, in the words of that service', async (_name, call, error) => {
    callers = [];

    await expect(call(stranger)).rejects.toMatchObject({ name: error });
    expect(callers).toEqual([]);
  });

  it('lets an unsigned call through only where the service decides itself', async () => {
    callers = [];

    const confirmation = await fetch(`${server.url}/aws/sns/?Action=ConfirmSubscription`);
    const execution = await fetch(`${server.url}/aws/rds-data/Execute`, { method: 'POST', body: '{}' });

    expect([confirmation.status, execution.status]).toEqual([200, 403]);
    expect(callers).toEqual([undefined]);
  });
});

function config(name: string, by: typeof stranger) {
  return { endpoint: `${server.url}/aws/${name}`, region: cloud.region, credentials: by };
}
