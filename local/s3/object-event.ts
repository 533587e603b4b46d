import { randomUUID } from 'node:crypto';
import type { CloudIdentity } from '../aws-service.ts';
import type { ObjectChange } from './operations/operation.ts';

let changes = 0;

/** What S3 sends to EventBridge. */
export function objectEvent(
  { bucket, kind, reason, object, request }: ObjectChange,
  { region, accountId }: CloudIdentity,
  now: number,
) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': kind,
    source: 'aws.s3',
    account: accountId,
    time: new Date(now).toISOString().replace(/\.\d+/, ''),
    region,
    resources: [`arn:aws:s3:::${bucket.name}`],
    detail: {
      version: '0',
      bucket: { name: bucket.name },
      object: {
        key: object.key,
        ...(object.size !== undefined && { size: object.size }),
        ...(object.etag !== undefined && { etag: object.etag }),
        sequencer: sequencer(now),
      },
      'request-id': request.requestId,
      requester: request.principal.accountId,
      'source-ip-address': request.sourceAddress,
      reason,
      ...(kind === 'Object Deleted' && { 'deletion-type': 'Permanently Deleted' }),
    },
  };
}

/** Hexadecimal, and of two changes of an object the later one has the greater. */
function sequencer(now: number): string {
  changes = (changes + 1) % 0x1_0000;
  return `${now.toString(16).padStart(14, '0')}${changes.toString(16).padStart(4, '0')}`.toUpperCase();
}
