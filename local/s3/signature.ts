import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature (version 4) of S3 covers; `path` is decoded. */
export type Signable = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  signedHeaders: readonly string[];
  /** A hash, or the word that stands for it, e.g. `UNSIGNED-PAYLOAD`. */
  payload: string;
};

/** `<date>/<region>/s3/aws4_request`, and the time: `20260131T093000Z`. */
export type Scope = { date: string; region: string; time: string };

/** S3 encodes a path once, where other services do it twice. */
export function signatureOf(signable: Signable, { date, region, time }: Scope, secret: string): string {
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest(signable))].join('\n');
  const key = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

export function isSameSignature(left: string, right: string): boolean {
  const [first, second] = [Buffer.from(left), Buffer.from(right)];
  return first.length === second.length && timingSafeEqual(first, second);
}

function canonicalRequest({ method, path, query, headers, signedHeaders, payload }: Signable): string {
  const names = [...signedHeaders].sort();
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`);
  return [
    method,
    path.split('/').map(encoded).join('/'),
    canonicalQuery(query),
    lines.join(''),
    names.join(';'),
    payload,
  ].join('\n');
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort((left, right) => (left < right ? -1 : 1))
    .join('&');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
