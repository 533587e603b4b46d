import { getNamedType, isLeafType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { wholeSelectionOf } from '../journeys/whole-selection.ts';
import type { Question } from './asking.ts';
import type { Operation } from './operations.ts';

export type Documents = (operation: Operation, args: Record<string, unknown>) => Question;

/** Questions with every field that there is below the one that is asked. */
export function wholeDocuments(schema: GraphQLSchema): Documents {
  return documentsOf(schema, (typeName) => wholeSelectionOf(typeName, schema));
}

/** Questions with what a type tells itself, and what the types below it tell themselves: small enough for the public key. */
export function smallDocuments(schema: GraphQLSchema): Documents {
  return documentsOf(schema, (typeName) => shallowSelectionOf(schema, typeName, 2));
}

function documentsOf(schema: GraphQLSchema, selectionOf: (typeName: string) => string): Documents {
  const selections = new Map<string, string>();
  return ({ field }, variables) => {
    const [typeName = '', fieldName = ''] = field.split('.');
    const type = schema.getType(typeName);
    const definition = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!definition) throw new Error(`The schema has no ${field}.`);
    const named = getNamedType(definition.type).name;
    const selection = selections.get(named) ?? selectionOf(named);
    selections.set(named, selection);
    return { document: documentOf(typeName, definition, Object.keys(variables), selection), variables };
  };
}

type Definition = GraphQLField<unknown, unknown>;

function documentOf(
  typeName: string,
  { name, args }: Definition,
  given: string[],
  selection: string,
): string {
  const used = args.filter((argument) => given.includes(argument.name));
  const declared = used.map((argument) => `$${argument.name}: ${String(argument.type)}`);
  const passed = used.map((argument) => `${argument.name}: $${argument.name}`);
  const listOf = (items: string[]) => (items.length > 0 ? `(${items.join(', ')})` : '');
  return `${typeName.toLowerCase()}${listOf(declared)} { ${name}${listOf(passed)} ${selection} }`;
}

function shallowSelectionOf(schema: GraphQLSchema, typeName: string, depth: number): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (isLeafType(below)) return [field.name];
    return depth > 1 ? [`${field.name} ${shallowSelectionOf(schema, below.name, depth - 1)}`] : [];
  });
  return `{ ${['__typename', ...fields].join(' ')} }`;
}
