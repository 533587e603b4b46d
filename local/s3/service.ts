import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { Principal } from '../aws-service.ts';
import { AccessDenied } from '../iam/policies/access-denied.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { readIncoming, signedBy } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { S3Fault } from './s3-fault.ts';
import type { BucketDefinition, S3Request, S3Response } from './types.ts';
import { faultXml } from './xml.ts';

type ServiceOptions = {
  prefix: string;
  /** Throws `NoSuchBucket`. */
  find: (name: string) => Pick<BucketDefinition, 'cors'>;
  /** Throws `S3Fault`. */
  authenticate: (incoming: Incoming) => Principal;
  /** Throws `S3Fault` and `AccessDenied`. */
  run: (request: S3Request) => Promise<S3Response>;
  log: (line: string) => void;
};

export type S3Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** S3 over HTTP: who signed, what is answered, and S3's errors as it writes them. */
export function s3Service({ prefix, find, authenticate, run, log }: ServiceOptions): S3Handler {
  const answerOf = async (incoming: Incoming): Promise<S3Response> => {
    const { method, bucket, headers } = incoming;
    if (method === 'OPTIONS') return { status: 200, headers: answerPreflight(find(bucket).cors, headers) };
    return run(signedBy(incoming, authenticate(incoming)));
  };

  const corsOf = ({ method, bucket, headers }: Incoming): Record<string, string> => {
    if (method === 'OPTIONS' || !headers['origin']) return {};
    try {
      return corsHeaders(find(bucket).cors, headers, method);
    } catch {
      return {};
    }
  };

  return async (request, response) => {
    const incoming = readIncoming(request, prefix);
    const answer = await answerOf(incoming).catch((error: unknown) => faultAnswer(error, incoming, log));
    await drained(request);
    const { status, headers = {}, body } = answer;
    response.writeHead(status, { 'x-amz-request-id': incoming.requestId, ...corsOf(incoming), ...headers });
    if (typeof body === 'object') await pipeline(Readable.from(body, { objectMode: false }), response);
    else response.end(body);
  };
}

/** A client that still sends would not hear the answer. */
async function drained(request: IncomingMessage): Promise<void> {
  request.resume();
  await finished(request, { writable: false }).catch(() => {});
}

function faultAnswer(
  error: unknown,
  { method, bucket, key, requestId }: Incoming,
  log: (line: string) => void,
) {
  const fault = asFault(error);
  if (fault.code === 'InternalError') log(`S3 ${method}: ${error instanceof Error ? error.name : 'unknown'}`);
  const place = { Resource: `/${[bucket, key].filter(Boolean).join('/')}`, RequestId: requestId };
  const hasBody = method !== 'HEAD' && fault.status !== 304;
  return {
    status: fault.status,
    headers: hasBody ? { 'content-type': 'application/xml' } : {},
    body: hasBody ? faultXml(fault, place) : '',
  };
}

function asFault(error: unknown): S3Fault {
  if (error instanceof S3Fault) return error;
  if (error instanceof AccessDenied) return new S3Fault('AccessDenied', error.message);
  return new S3Fault('InternalError');
}
