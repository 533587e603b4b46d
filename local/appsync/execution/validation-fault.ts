import { Kind, visit, type ASTNode, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { requestError, withoutHint, type FieldFault } from './field-fault.ts';
import { wrongType } from './wrong-type.ts';

/** What graphql-js says, and graphql-java's words for it: `$1` is the first name in quotes (F30). */
const TEXTS: readonly [RegExp, string][] = [
  [/^Cannot query field "(\w+)" on type "(\w+)"/, "FieldUndefined: Field '$1' in type '$2' is undefined"],
  [
    /introspection has been disabled.* field "(\w+)"/,
    "FieldUndefined: Field '$1' in type 'Query' is undefined",
  ],
  [/^Unknown argument "(\w+)"/, 'UnknownArgument: Unknown field argument $1'],
  [/^Field "\w+" argument "(\w+)" of type/, 'MissingFieldArgument: Missing field argument $1'],
  [
    /^Field "(\w+)" of type "(.+?)" must have/,
    'SubSelectionRequired: Sub selection required for type $2 of field $1',
  ],
  [
    /^Field "(\w+)" must not have a selection since type "(.+?)"/,
    'SubSelectionNotAllowed: Sub selection not allowed on leaf type $2 of field $1',
  ],
  [/^Unknown type "(\w+)"/, 'UnknownType: Unknown type $1'],
  [/^Unknown fragment "(\w+)"/, 'UndefinedFragment: Undefined fragment $1'],
  [/^Unknown directive "@(\w+)"/, 'UnknownDirective: Unknown directive $1'],
  [/^Variable "\$(\w+)" is not defined/, 'UndefinedVariable: Undefined variable $1'],
  [/^Variable "\$(\w+)" is never used/, 'UnusedVariable: Unused variable $1'],
  [/^Fragment "(\w+)" is never used/, 'UnusedFragment: Unused fragment $1'],
  [
    /^Variable "\$\w+" of type "(.+?)" used in position expecting type "(.+?)"/,
    "VariableTypeMismatch: Variable type '$1' doesn't match expected type '$2'",
  ],
  [/^Cannot spread fragment/, 'FragmentCycle: Fragment cycles not allowed'],
  [/^Fields "(.+?)" conflict/, 'FieldsConflict: $1: they have differing arguments or types'],
];

/** A document that does not fit the schema, in the words of AppSync. */
export function validationFault(
  error: GraphQLError,
  document: DocumentNode,
  schema: GraphQLSchema,
): FieldFault {
  const node = error.nodes?.[0];
  const text =
    wordsOf(error.message) ??
    (node && wrongType(node, error.message, document, schema)) ??
    `WrongType: ${withoutHint(error.message)}`;
  const path = node ? queryPath(node, document) : '';
  return requestError(`Validation error of type ${text}${path && ` @ '${path}'`}`, node);
}

function wordsOf(message: string): string | undefined {
  for (const [pattern, text] of TEXTS) {
    const match = pattern.exec(message);
    if (match) return text.replace(/\$(\d)/g, (_, index) => match[Number(index)] ?? '');
  }
  return undefined;
}

/** The fields around a node, from its operation or fragment: `getPackage/sender`. */
function queryPath(target: ASTNode, document: DocumentNode): string {
  let path = '';
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      if (node === target) path = [...ancestors, parent ?? [], node].flatMap(nameOf).join('/');
    },
  });
  return path;
}

function nameOf(node: ASTNode | readonly ASTNode[]): string[] {
  const isNamed = 'kind' in node && (node.kind === Kind.FIELD || node.kind === Kind.FRAGMENT_DEFINITION);
  return isNamed ? [node.name.value] : [];
}
