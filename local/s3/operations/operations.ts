import { S3Fault } from '../s3-fault.ts';
import type { S3Request } from '../types.ts';
import { deleteObject } from './delete-object.ts';
import { getObject, headObject } from './get-object.ts';
import { headBucket } from './head-bucket.ts';
import { listObjects } from './list-objects.ts';
import { abortUpload, completeUpload, createUpload, uploadPart } from './multipart.ts';
import type { Operation } from './operation.ts';
import { putObject } from './put-object.ts';

/** Parameters that say nothing of what is to be done. */
const ASIDE =
  /^(x-id|x-amz-.*|response-.*|partNumber|uploadId|prefix|delimiter|max-keys|start-after|continuation-token|encoding-type|fetch-owner)$/i;

/** By method, by whether it is about an object, and by the one parameter that says what is asked. */
const OPERATIONS: Record<string, Operation> = {
  'PUT object': putObject,
  'GET object': getObject,
  'HEAD object': headObject,
  'DELETE object': deleteObject,
  'GET bucket list-type': listObjects,
  'HEAD bucket': headBucket,
  'POST object uploads': createUpload,
  'PUT object uploadId': uploadPart,
  'POST object uploadId': completeUpload,
  'DELETE object uploadId': abortUpload,
};

export function operationOf({ method, key, query }: Pick<S3Request, 'method' | 'key' | 'query'>): Operation {
  const about = key === '' ? 'bucket' : 'object';
  const asked = [...query.keys()].filter((name) => !ASIDE.test(name));
  const upload = query.has('uploadId') ? ['uploadId'] : [];
  const name = [method, about, ...upload, ...asked].join(' ');
  const operation = OPERATIONS[name];
  if (!operation) throw new S3Fault('NotImplemented', `${name} is not known here.`);
  return operation;
}
