import type { Place } from './injection-places.ts';
import { productSchema, wholeSelectionOf } from './whole-selection.ts';

const SCHEMA = productSchema();
const documents = new Map<string, string>();

/** A request of a root field with these arguments as variables of their names, which asks for all that there is. */
export function documentOf({ field }: Place, names: string[]): string {
  const key = `${field} ${names.join(' ')}`;
  const document = documents.get(key) ?? written(field, names);
  documents.set(key, document);
  return document;
}

function written(field: string, names: string[]): string {
  const [root = '', name = ''] = field.split('.');
  const type = SCHEMA.getType(root);
  const definition = type && 'getFields' in type ? type.getFields()[name] : undefined;
  const all = definition && 'args' in definition ? definition.args : [];
  const args = all.filter((one) => names.includes(one.name));
  const declared = args.map((one) => `$${one.name}: ${String(one.type)}`).join(', ');
  const given = args.map((one) => `${one.name}: $${one.name}`).join(', ');
  const selected = wholeSelectionOf(String(definition?.type).replace(/[[\]!]/g, ''), SCHEMA);
  return `${root.toLowerCase()} (${declared}) { ${name}(${given}) ${selected} }`;
}
