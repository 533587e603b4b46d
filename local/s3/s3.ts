import type { CloudIdentity, Principal, Store } from '../aws-service.ts';
import type { CredentialsRegistry } from '../iam/credentials.ts';
import type { AccessControl } from '../iam/policies/access-control.ts';
import { authenticate } from './authenticate.ts';
import { createBuckets } from './buckets.ts';
import { objectEvent } from './object-event.ts';
import { objectFiles } from './object-files.ts';
import { operationOf } from './operations/operations.ts';
import { s3Service } from './service.ts';
import type { S3Handler } from './service.ts';
import type { BucketDefinition, S3Request, S3Response } from './types.ts';

export const S3_PREFIX = '/aws/s3';

type Surroundings = {
  cloud: CloudIdentity;
  store: Store;
  /** Where the content of objects lies. */
  directory: string | 'memory';
  credentials: Pick<CredentialsRegistry, 'find'>;
  access: Pick<AccessControl, 'checkPrincipal' | 'allows'>;
  sendEvent: (event: ReturnType<typeof objectEvent>) => Promise<void>;
  log: (line: string) => void;
  now?: () => number;
};

export type S3 = {
  createBucket: (definition: BucketDefinition) => void;
  handle: S3Handler;
  close: () => void;
};

export function createS3(surroundings: Surroundings): S3 {
  const { cloud, store, credentials, access, sendEvent, log, now = Date.now } = surroundings;
  const files = objectFiles(surroundings.directory);
  const { create, find, save } = createBuckets(store, files);

  const run = async (request: S3Request): Promise<S3Response> => {
    const { action, run: answer } = operationOf(request);
    const arn = `arn:aws:s3:::${request.bucket}`;
    const resource = request.key ? `${arn}/${request.key}` : arn;
    access.checkPrincipal(request.principal, { action, resource });
    const mayList = (principal: Principal) =>
      access.allows(principal, { action: 's3:ListBucket', resource: arn });
    const bucket = find(request.bucket);
    return answer(request, {
      bucket,
      files,
      save,
      mayList,
      now,
      tell: async (change) => {
        if (bucket.tellsEventBridge) await sendEvent(objectEvent(change, cloud, now()));
      },
    });
  };

  return {
    createBucket: create,
    handle: s3Service({
      prefix: S3_PREFIX,
      find,
      authenticate: (incoming) => authenticate(incoming, { credentials, region: cloud.region, now }),
      run,
      log,
    }),
    close: files.close,
  };
}
