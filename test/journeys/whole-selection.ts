import { buildSchema, isObjectType, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(`graphql/${name}.graphql`, 'utf8');

export function productSchema(sdl = read('schema')): GraphQLSchema {
  return buildSchema(`${read('appsync')}\n${sdl}`);
}

/** `{ … }` with every field of a type and of all types below it. */
export function wholeSelectionOf(typeName: string, schema = productSchema()): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).map(
    (field) => `${field.name} ${wholeSelectionOf(String(field.type).replace(/[[\]!]/g, ''), schema)}`,
  );
  return `{ ${fields.join(' ')} }`;
}
