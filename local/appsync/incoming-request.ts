import type { IncomingMessage } from 'node:http';

/** Header values by lower-case name; a name that came more than once has a list (F18). */
export type RequestHeaders = Record<string, string | string[]>;

/** The headers resolvers see; cookies are withheld (F18). */
export function contextHeaders({ headers, headersDistinct }: IncomingMessage): RequestHeaders {
  const seen: RequestHeaders = {};
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    if (name !== 'cookie') seen[name] = values.length > 1 ? values : (headers[name] ?? '');
  }
  return seen;
}

export function sourceIpOf({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}
