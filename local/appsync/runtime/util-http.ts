import type { util } from '@aws-appsync/utils';
import { RejectedArgument } from './interruption.ts';
import type { Session } from './types.ts';

/** Headers of the connection itself, which are neither handed on nor set. */
const RESTRICTED: readonly string[] = [
  ...['connection', 'content-length', 'expect', 'host', 'keep-alive', 'proxy-authenticate'],
  ...['proxy-authorization', 'te', 'transfer-encoding', 'upgrade'],
];
const RESTRICTED_PREFIXES = ['x-amz-', 'x-amzn-'];
/** Names and values together. */
const MOST_BYTES = 4 * 1024;

/** `util.http`: headers come from and go to the caller (F32). */
export function httpFunctions(session: () => Session) {
  function copyHeaders(headers: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(headers).filter(([name]) => !RESTRICTED.includes(name.toLowerCase())),
    );
  }

  function addResponseHeader(name: string, value: unknown): void {
    const { responseHeaders } = session();
    if (isRestricted(name.toLowerCase())) {
      throw new RejectedArgument(`The header ${name} cannot be set.`);
    }
    responseHeaders[name] = typeof value === 'string' ? value : JSON.stringify(value);
    if (Buffer.byteLength(Object.entries(responseHeaders).flat().join('')) > MOST_BYTES) {
      throw new RejectedArgument(`Response headers cannot exceed ${MOST_BYTES} bytes.`);
    }
  }

  function addResponseHeaders(headers: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(headers)) {
      addResponseHeader(name, value);
    }
  }

  return { copyHeaders, addResponseHeader, addResponseHeaders } satisfies Record<
    keyof typeof util.http,
    unknown
  >;
}

function isRestricted(name: string): boolean {
  return RESTRICTED.includes(name) || RESTRICTED_PREFIXES.some((prefix) => name.startsWith(prefix));
}
