import { buildSchema, isObjectType, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';

export function productSchema(): GraphQLSchema {
  return buildSchema(
    ['appsync', 'schema'].map((name) => readFileSync(`graphql/${name}.graphql`, 'utf8')).join('\n'),
  );
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
