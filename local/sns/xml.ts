import { randomUUID } from 'node:crypto';
import type { ServiceResponse } from '../aws-service.ts';
import type { SnsFault } from './faults.ts';

/** What an operation answers: lists become `member`s, and a Map the entries of a map. */
export type Output = { [name: string]: OutputValue };
type OutputValue = string | boolean | undefined | Output | Output[] | string[] | Map<string, string>;

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function resultAnswer(action: string, output: Output): ServiceResponse {
  const result = element(`${action}Result`, children(output));
  const metadata = element('ResponseMetadata', element('RequestId', randomUUID()));
  return answer(200, `<${action}Response xmlns="${NAMESPACE}">${result}${metadata}</${action}Response>`);
}

export function faultAnswer({
  code,
  message,
  status,
}: Pick<SnsFault, 'code' | 'message' | 'status'>): ServiceResponse {
  const error = children({ Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message });
  const requestId = element('RequestId', randomUUID());
  return answer(
    status,
    `<ErrorResponse xmlns="${NAMESPACE}">${element('Error', error)}${requestId}</ErrorResponse>`,
  );
}

function answer(status: number, body: string): ServiceResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body: `<?xml version="1.0"?>\n${body}` };
}

function children(output: Output): string {
  return Object.entries(output)
    .map(([name, value]) => (value === undefined ? '' : element(name, content(value))))
    .join('');
}

function content(value: Exclude<OutputValue, undefined>): string {
  if (value instanceof Map) {
    return [...value].map(([key, item]) => element('entry', children({ key, value: item }))).join('');
  }
  if (Array.isArray(value)) return value.map((item) => element('member', content(item))).join('');
  return typeof value === 'object' ? children(value) : escaped(String(value));
}

function element(name: string, inner: string): string {
  return `<${name}>${inner}</${name}>`;
}

/** A character that XML cannot carry, which no answer should hold, is left out; a carriage return would be read as a line feed. */
function escaped(value: string): string {
  return (
    value
      .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
      .replace(/\r/g, '&#13;')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  );
}
