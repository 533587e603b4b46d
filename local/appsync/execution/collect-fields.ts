import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field that is selected more than once has more than one node. */
export type FieldNodes = [FieldNode, ...FieldNode[]];

export type Fragments = Record<string, FragmentDefinitionNode>;

type Collection = {
  schema: GraphQLSchema;
  fragments: Fragments;
  variables: Record<string, unknown>;
  type: GraphQLCompositeType;
  fields: Map<string, FieldNodes>;
  visited: Set<string>;
};

/** The fields of one type by their answer key, fragments expanded, `@skip` and `@include` applied. */
export function collectFields(
  sets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  operation: Pick<Collection, 'schema' | 'fragments' | 'variables'>,
): Map<string, FieldNodes> {
  const collection: Collection = { ...operation, type, fields: new Map(), visited: new Set() };
  for (const set of sets) collect(set, collection);
  return collection.fields;
}

function collect(set: SelectionSetNode, collection: Collection): void {
  for (const node of set.selections) {
    if (!isIncluded(node, collection.variables)) continue;
    if (node.kind === Kind.FIELD) addField(node, collection);
    else if (node.kind === Kind.INLINE_FRAGMENT)
      collectFragment(node.typeCondition?.name.value, node.selectionSet, collection);
    else if (!collection.visited.has(node.name.value)) {
      collection.visited.add(node.name.value);
      const fragment = collection.fragments[node.name.value];
      if (fragment) collectFragment(fragment.typeCondition.name.value, fragment.selectionSet, collection);
    }
  }
}

function addField(node: FieldNode, { fields }: Collection): void {
  const key = node.alias?.value ?? node.name.value;
  const nodes = fields.get(key);
  if (nodes) nodes.push(node);
  else fields.set(key, [node]);
}

function collectFragment(condition: string | undefined, set: SelectionSetNode, collection: Collection): void {
  const { schema, type } = collection;
  const target = condition === undefined ? type : schema.getType(condition);
  const applies =
    target === type || (isAbstractType(target) && !isAbstractType(type) && schema.isSubType(target, type));
  if (applies) collect(set, collection);
}

function isIncluded(node: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}
