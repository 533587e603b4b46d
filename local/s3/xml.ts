import type { S3Fault } from './s3-fault.ts';

/** What an element holds: a list is the element several times. */
export type Output = { [name: string]: OutputValue };
type OutputValue = string | number | boolean | undefined | Output | Output[];

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function resultXml(name: string, output: Output): string {
  return `${PROLOGUE}<${name} xmlns="${NAMESPACE}">${children(output)}</${name}>`;
}

export function faultXml({ code, message, details }: S3Fault, place: Record<string, string>): string {
  return `${PROLOGUE}<Error>${children({ Code: code, Message: message, ...details, ...place })}</Error>`;
}

/** The texts of all elements of a name; enough for what S3 takes, which nests nothing of one name. */
export function textsOf(xml: string, name: string): string[] {
  const element = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${name}>`, 'g');
  return [...xml.matchAll(element)].map(([, inner = '']) => inner);
}

export function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#34;', '"')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function children(output: Output): string {
  return Object.entries(output)
    .flatMap(([name, value]) => [value].flat().map((one) => element(name, one)))
    .join('');
}

function element(name: string, value: string | number | boolean | undefined | Output): string {
  if (value === undefined) return '';
  const inner = typeof value === 'object' ? children(value) : escaped(String(value));
  return `<${name}>${inner}</${name}>`;
}

/** A control character cannot stand in XML; S3 leaves it to the caller to ask for encoded keys. */
function escaped(value: string): string {
  return (
    value
      .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
      .replace(/\r/g, '&#13;')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  );
}
