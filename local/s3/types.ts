import type { Principal } from '../aws-service.ts';

export type BucketDefinition = {
  name: string;
  cors: readonly CorsRule[];
  /** Whether what happens to its objects is told to EventBridge. */
  tellsEventBridge: boolean;
  /** How it encrypts, as answers say: `AES256` or `aws:kms`. */
  encryption: string;
};

export type CorsRule = {
  allowedOrigins: readonly string[];
  allowedMethods: readonly string[];
  allowedHeaders: readonly string[];
  exposedHeaders: readonly string[];
  maxAgeSeconds?: number;
};

/** A file of the store that holds a piece of an object. */
export type Piece = { file: string; size: number };

/** What a client sent, once it lies in a file: `md5` is hexadecimal, `checksums` are by their header's name. */
export type Content = Piece & { md5: string; checksums: Record<string, string> };

export type StoredObject = {
  key: string;
  size: number;
  /** Without its quotes. */
  etag: string;
  lastModified: string;
  /** What is answered as it was sent: `content-type`, `x-amz-meta-…`. */
  headers: Record<string, string>;
  checksums: Record<string, string>;
  pieces: Piece[];
};

export type Part = Content & { number: number };

/** A multipart upload that is neither complete nor given up. */
export type Upload = { id: string; key: string; headers: Record<string, string>; parts: Part[] };

/** One call, taken apart; no key is one about the bucket. */
export type S3Request = {
  method: string;
  bucket: string;
  key: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: AsyncIterable<Buffer>;
  principal: Principal;
  sourceAddress: string;
  requestId: string;
};

export type S3Response = {
  status: number;
  headers?: Record<string, string>;
  body?: string | AsyncIterable<Buffer>;
};
