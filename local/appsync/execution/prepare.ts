import {
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  visit,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { recentlyUsed } from '../recently-used.ts';
import { RequestFault } from '../request-fault.ts';
import type { Fragments } from './collect-fields.ts';
import { requestError, type FieldFault } from './field-fault.ts';
import type { FieldPlan } from './plan.ts';
import { validationFault } from './validation-fault.ts';

/** What is known of one operation as long as its text is remembered. */
export type PreparedOperation = {
  node: OperationDefinitionNode;
  root: GraphQLObjectType;
  fragments: Fragments;
  /** The variables that `@skip` and `@include` ask. */
  conditions: string[];
  /** By class of callers and values of the conditions. */
  plans: Map<string, FieldPlan[]>;
};

export type PreparedDocument = { faults: FieldFault[]; operations: PreparedOperation[] };

const REMEMBERED_DOCUMENTS = 1_000;
/** That of graphql-java; what AppSync sets is not known. */
const TOKEN_LIMIT = 15_000;

/** Parses and validates each text once. */
export function documents(
  schema: GraphQLSchema,
  { introspection }: { introspection: boolean },
): (text: string) => PreparedDocument {
  const remembered = recentlyUsed<PreparedDocument>(REMEMBERED_DOCUMENTS);
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];

  return (text) => {
    const known = remembered.get(text);
    if (known) return known;
    const { document, faults } = readable(() => {
      const document = parse(text, { maxTokens: TOKEN_LIMIT });
      const invalid = validate(schema, document, rules);
      const faults = invalid.map((fault) => validationFault(fault, document, schema));
      return { document, faults: [...faults, ...missingRoots(document, schema)] };
    });
    const prepared = { faults, operations: faults.length > 0 ? [] : operationsOf(document, schema) };
    remembered.set(text, prepared);
    return prepared;
  };
}

/** The operation of that name, or the only one; an unknown name is a bad request (F101). */
export function operationNamed(
  document: PreparedDocument,
  name: string | null | undefined,
): PreparedOperation {
  const found = name
    ? document.operations.filter(({ node }) => node.name?.value === name)
    : document.operations;
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  const message = name
    ? `Unknown operation named '${name}'.`
    : 'Must provide operation name if query contains multiple operations.';
  throw new RequestFault('BadRequestException', message);
}

/** What nobody can read is malformed, be it by its form or by the depth to which it is nested. */
function readable<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof GraphQLError || fault instanceof RangeError)) throw fault;
    throw new RequestFault('MalformedHttpRequestException', 'Unable to parse GraphQL query.');
  }
}

function operationsOf(document: DocumentNode, schema: GraphQLSchema): PreparedOperation[] {
  const fragments: Fragments = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const conditions = conditionsIn(document);

  return operationNodes(document).flatMap((node) => {
    const root = schema.getRootType(node.operation);
    return root ? [{ node, root, fragments, conditions, plans: new Map() }] : [];
  });
}

/** graphql-js does not mind an operation of a kind that the schema does not have. */
function missingRoots(document: DocumentNode, schema: GraphQLSchema): FieldFault[] {
  return operationNodes(document)
    .filter(({ operation }) => !schema.getRootType(operation))
    .map((node) => requestError(`Schema is not configured for ${node.operation}s.`, node));
}

function operationNodes({ definitions }: DocumentNode): OperationDefinitionNode[] {
  return definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

function conditionsIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: [condition] = [] }) => {
      const isCondition = name.value === 'skip' || name.value === 'include';
      if (isCondition && condition?.value.kind === Kind.VARIABLE) names.add(condition.value.name.value);
    },
  });
  return [...names];
}
