import {
  BREAK,
  getNullableType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';

/** What is wrong with a value in a document: its place among the arguments, the value, and its type (F30). */
export function wrongType(
  target: ASTNode,
  reason: string,
  document: DocumentNode,
  schema: GraphQLSchema,
): string | undefined {
  const types = new TypeInfo(schema);
  let words: string | undefined;
  const visitor = visitWithTypeInfo(types, {
    enter(node, _key, parent, _path, ancestors) {
      if (node !== target) return undefined;
      const names = [...ancestors, parent ?? []].flatMap(argumentName);
      const type = String(getNullableType(types.getInputType()));
      if (names.length > 0) words = wordsOf(names.join('.'), node, reason, type);
      return BREAK;
    },
  });
  visit(document, visitor);
  return words;
}

function wordsOf(argument: string, node: ASTNode, reason: string, type: string): string | undefined {
  if (node.kind === Kind.OBJECT_FIELD) {
    const [, parent] = /is not defined by type "(\w+)"/.exec(reason) ?? [];
    return `WrongType: argument '${argument}' with value '${javaText(node.value)}' contains a field not in '${parent}': '${node.name.value}'`;
  }
  if (!node.kind.endsWith('Value')) return undefined;
  const told = `WrongType: argument '${argument}' with value '${javaText(node as ValueNode)}'`;
  const [, missing] = /^Field "\w+\.(\w+)" of required type/.exec(reason) ?? [];
  if (missing) return `${told} is missing required fields '[${missing}]'`;
  return node.kind === Kind.NULL ? `${told} must not be null` : `${told} is not a valid '${type}'`;
}

function argumentName(node: ASTNode | readonly ASTNode[]): string[] {
  const isNamed = 'kind' in node && (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD);
  return isNamed ? [node.name.value] : [];
}

/** A value as Java prints it. */
function javaText(value: ValueNode): string {
  switch (value.kind) {
    case Kind.STRING:
      return `StringValue{value='${value.value}'}`;
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.BOOLEAN:
      return `${value.kind}{value=${value.value}}`;
    case Kind.ENUM:
      return `EnumValue{name='${value.value}'}`;
    case Kind.NULL:
      return 'NullValue{}';
    case Kind.VARIABLE:
      return `VariableReference{name='${value.name.value}'}`;
    case Kind.LIST:
      return `ArrayValue{values=[${value.values.map(javaText).join(', ')}]}`;
    case Kind.OBJECT: {
      const fields = value.fields.map(
        (field) => `ObjectField{name='${field.name.value}', value=${javaText(field.value)}}`,
      );
      return `ObjectValue{objectFields=[${fields.join(', ')}]}`;
    }
  }
}
