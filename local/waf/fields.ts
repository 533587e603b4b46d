import { jsonElements } from './json-elements.ts';
import type { FieldToMatch, WebRequest } from './types.ts';

/** The texts that a statement looks at, or what it is to answer without looking. */
export type Seen = string[] | boolean;

/** Of a body of AppSync; the rest is not forwarded (F145). */
const INSPECTED_BYTES = 8192;

type Read = (field: never, request: WebRequest) => Seen;

const FIELDS: Record<keyof FieldToMatch, Read> = {
  SingleHeader: ({ Name }: { Name: string }, { headers }) => {
    const value = headers[Name.toLowerCase()];
    return value === undefined ? [] : [value].flat();
  },
  SingleQueryArgument: ({ Name }: { Name: string }, request) =>
    queryArguments(request)
      .filter(([name]) => name.toLowerCase() === Name.toLowerCase())
      .map(([, value]) => value),
  AllQueryArguments: (_: object, request) => queryArguments(request).map(([, value]) => value),
  QueryString: (_: object, { url }) => [queryOf(url)],
  UriPath: (_: object, { url }) => [url.split('?', 1)[0] ?? ''],
  Method: (_: object, { method }) => [method],
  Body: ({ OversizeHandling }: NonNullable<FieldToMatch['Body']>, { body }) =>
    tooLarge(body, OversizeHandling) ?? [inspected(body)],
  JsonBody: (field: NonNullable<FieldToMatch['JsonBody']>, { body }) => {
    const text = inspected(body);
    const { OversizeHandling, InvalidFallbackBehavior: fallback } = field;
    const invalid = fallback === 'EVALUATE_AS_STRING' ? [text] : fallback === 'MATCH';
    return tooLarge(body, OversizeHandling) ?? jsonElements(text, field) ?? invalid;
  },
};

export function isKnownField(field: FieldToMatch): boolean {
  return Object.keys(field).every((name) => Object.hasOwn(FIELDS, name));
}

/** A character for each byte. */
export function seenIn(field: FieldToMatch, request: WebRequest): Seen {
  const [[name, settings] = []] = Object.entries(field);
  return FIELDS[name as keyof FieldToMatch](settings as never, request);
}

function inspected(body: Buffer): string {
  return body.subarray(0, INSPECTED_BYTES).toString('latin1');
}

function tooLarge(body: Buffer, handling = 'CONTINUE'): boolean | undefined {
  if (body.length <= INSPECTED_BYTES || handling === 'CONTINUE') return undefined;
  return handling === 'MATCH';
}

function queryOf(url: string): string {
  return url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
}

/** As they were sent: nothing is decoded unless a transformation does it. */
function queryArguments({ url }: WebRequest): [name: string, value: string][] {
  const parts = queryOf(url)
    .split('&')
    .filter((part) => part !== '');
  return parts.map((part) => {
    const [name = '', ...value] = part.split('=');
    return [name, value.join('=')];
  });
}
