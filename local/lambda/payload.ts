import { type InvocationType, LambdaError } from './types.ts';

const REQUEST_LIMIT_BYTES: Record<InvocationType, number> = {
  RequestResponse: 6 * 1024 * 1024,
  Event: 1024 * 1024,
};

/** F39. */
const RESPONSE_LIMIT_BYTES = 6_291_556;

/** A payload as JSON text; a call without one hands over an empty object. */
export function encodePayload(payload: unknown, type: InvocationType): string {
  const text = JSON.stringify(payload ?? {});
  const size = Buffer.byteLength(text);
  const limit = REQUEST_LIMIT_BYTES[type];
  if (size <= limit) return text;
  throw new LambdaError(
    'RequestTooLargeException',
    `${size} byte payload is too large for the ${type} invocation type (limit ${limit} bytes)`,
  );
}

export function decodeResult(text: string): unknown {
  if (Buffer.byteLength(text) <= RESPONSE_LIMIT_BYTES) return JSON.parse(text);
  throw new LambdaError(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT_BYTES} bytes).`,
  );
}
