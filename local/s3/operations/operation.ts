import type { Principal } from '../../aws-service.ts';
import type { Bucket } from '../buckets.ts';
import type { ObjectFiles } from '../object-files.ts';
import type { S3Request, S3Response } from '../types.ts';

/** What operations work with. */
export type Work = {
  bucket: Bucket;
  files: ObjectFiles;
  /** After each change of a bucket. */
  save: () => void;
  /** Says that an object was created or deleted. */
  tell: (change: ObjectChange) => Promise<void>;
  /** Whether its existence is no secret to the caller. */
  mayList: (principal: Principal) => boolean;
  now: () => number;
};

export type ObjectChange = {
  bucket: Bucket;
  kind: 'Object Created' | 'Object Deleted';
  /** `PutObject`, `CompleteMultipartUpload`, `DeleteObject` */
  reason: string;
  object: { key: string; size?: number; etag?: string };
  request: S3Request;
};

export type Operation = {
  /** What the caller must be allowed: on the object if there is a key, else on the bucket. */
  action: string;
  run: (request: S3Request, work: Work) => Promise<S3Response>;
};
