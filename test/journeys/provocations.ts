import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { productSchema, wholeSelectionOf } from './whole-selection.ts';

export type Provocation = { field: string; query: string; variables: Record<string, unknown> };

const SCALARS: Record<string, (text: string) => unknown> = {
  Int: () => 7,
  Float: () => 7.5,
  Boolean: () => false,
  AWSDateTime: () => '2026-01-01T08:00:00Z',
  AWSEmail: () => 'zkfault@example.org',
  AWSJSON: (text) => JSON.stringify({ text }),
};

/** Every query and mutation for people, with this text in each place that takes one; `id` where an id is wanted. */
export function provocations(text: string, id: string): Provocation[] {
  const schema = productSchema();
  return (['Query', 'Mutation'] as const).flatMap((root) =>
    fieldsOf(schema, root)
      .filter(({ name }) => !name.startsWith('publish'))
      .map((field) => provocationOf(schema, root.toLowerCase(), field, text, id)),
  );
}

function fieldsOf(schema: GraphQLSchema, root: 'Query' | 'Mutation') {
  const type = root === 'Query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {});
}

function provocationOf(
  schema: GraphQLSchema,
  operation: string,
  field: GraphQLField<unknown, unknown>,
  text: string,
  id: string,
): Provocation {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = wholeSelectionOf(getNamedType(field.type).name, schema);
  return {
    field: field.name,
    query: `${operation} Provoked${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`,
    variables: Object.fromEntries(field.args.map(({ name, type }) => [name, valueOf(type, text, id)])),
  };
}

function valueOf(type: GraphQLInputType, text: string, id: string): unknown {
  const wanted = getNullableType(type);
  if (isListType(wanted)) return [valueOf(wanted.ofType as GraphQLInputType, text, id)];
  if (isEnumType(wanted)) return wanted.getValues()[0]?.name;
  if (isInputObjectType(wanted)) {
    const fields = Object.values(wanted.getFields());
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, text, id)]));
  }
  if (wanted.toString() === 'ID') return id;
  return (SCALARS[wanted.toString()] ?? ((given) => given))(text);
}
