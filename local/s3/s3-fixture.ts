import { S3Client } from '@aws-sdk/client-s3';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { createCredentials } from '../iam/credentials.ts';
import type { Credentials } from '../iam/credentials.ts';
import { createAccessControl } from '../iam/policies/access-control.ts';
import { readPolicy } from '../iam/policies/read-policy.ts';
import type { StatementElement } from '../iam/policies/types.ts';
import { startServer } from '../server.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { createS3, S3_PREFIX } from './s3.ts';

const cloud = { region: 'eu-west-1', accountId: '000000000000' };
const ROLE = { arn: 'arn:aws:iam::000000000000:role/job', name: 'job', id: 'AROAJOB' };

export type ObjectEvent = {
  'detail-type': string;
  detail: { object: { key: string; sequencer: string }; reason: string };
};

/** S3 with the bucket `files`, a role that may do nothing yet, and what was told to EventBridge. */
export async function s3Fixture({ store = memoryStore(), directory = 'memory' } = {}) {
  let now = Date.now;
  const events: ObjectEvent[] = [];
  const logged: string[] = [];
  const credentials = createCredentials({ cloud, store });
  const access = createAccessControl({ cloud });
  const s3 = createS3({
    cloud,
    store,
    directory,
    credentials,
    access,
    sendEvent: async (event) => void events.push(event as ObjectEvent),
    log: (line) => logged.push(line),
    now: () => now(),
  });
  s3.createBucket({
    name: 'files',
    encryption: 'AES256',
    tellsEventBridge: true,
    cors: [
      {
        allowedOrigins: ['https://*.example.com'],
        allowedMethods: ['PUT'],
        allowedHeaders: ['content-type', 'x-amz-*'],
        exposedHeaders: ['ETag'],
        maxAgeSeconds: 600,
      },
    ],
  });
  const server = await startServer(0, (line) => logged.push(line));
  server.serveStream(`${S3_PREFIX}/`, s3.handle);
  const endpoint = `http://127.0.0.1:${server.port}${S3_PREFIX}`;
  const job = credentials.assumeRole(ROLE, 'job');

  const clientOf = (by: Credentials, config: S3ClientConfig = {}) =>
    new S3Client({ region: cloud.region, endpoint, credentials: by, maxAttempts: 1, ...config });

  return {
    endpoint,
    port: server.port,
    events,
    logged,
    access,
    /** The developer's, who may do everything. */
    client: clientOf(credentials.developer),
    developer: (config: S3ClientConfig) => clientOf(credentials.developer, config),
    /** The role's. */
    job: clientOf(job),
    jobCredentials: job,
    allow: (statement: Omit<StatementElement, 'Effect'>) =>
      access.add(readPolicy({ Statement: { Effect: 'Allow', ...statement } }, { role: 'job' }, 'Job.Policy')),
    setClock: (clock: () => number) => {
      now = clock;
    },
    stop: async () => {
      await server.stop();
      s3.close();
    },
  };
}

export type S3Fixture = Awaited<ReturnType<typeof s3Fixture>>;
