import {
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { denied, introspected, resolved, typeName } from './answers.ts';
import { collectFields, type FieldNodes, type Fragments } from './collect-fields.ts';
import { completerOf, type Complete, type NULLED } from './complete.ts';
import type { Path } from './path.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import type { Resolver } from './resolver.ts';
import type { Run } from './run.ts';

/** One field of an operation, with all that does not change between requests of one class of callers. */
export type FieldPlan = {
  readonly key: string;
  readonly name: string;
  readonly parentName: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: Readonly<FieldNodes>;
  readonly selection: Selection | undefined;
  readonly resolver: Resolver | undefined;
  readonly refusal: Refusal | undefined;
  readonly complete: Complete;
  /** Completes a field that is more than a property of its source. */
  answer: Answer | undefined;
};

export type Answer = (source: object, path: Path | undefined, run: Run) => unknown | typeof NULLED;

export type Selection = {
  readonly type: GraphQLCompositeType;
  readonly mayResolve: boolean;
  readonly fieldsOf: (type: GraphQLCompositeType) => readonly FieldPlan[];
  readonly concreteType: (source: unknown) => GraphQLObjectType | undefined;
};

export type Planning = {
  schema: GraphQLSchema;
  fragments: Fragments;
  variables: Record<string, unknown>;
  resolverOf: (typeName: string, fieldName: string, depth: number) => Resolver | undefined;
  allows: (typeName: string, fieldName: string) => boolean;
  /** 0 = no limit (F102). */
  depthLimit: number;
};

/** Plans the fields of one type; `depth` counts levels, leaves included (F102). */
export function planFields(
  sets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  planning: Planning,
  depth = 1,
): FieldPlan[] {
  return [...collectFields(sets, type, planning)].map(([key, nodes]) =>
    planField(key, nodes, type, planning, depth),
  );
}

function planField(
  key: string,
  nodes: FieldNodes,
  parent: GraphQLCompositeType,
  planning: Planning,
  depth: number,
): FieldPlan {
  const name = nodes[0].name.value;
  const definition = definitionOf(parent, name);
  const refusal = refusalOf(parent, name, planning, depth);
  const resolver = refusal ? undefined : planning.resolverOf(parent.name, name, depth);
  const selection = refusal
    ? undefined
    : selectionOf(nodes, getNamedType(definition.type), planning, depth + 1);
  const complete: Complete = refusal
    ? () => null
    : completerOf(definition.type, { parentName: parent.name, selection });
  const place = { key, name, parentName: parent.name, definition, nodes };
  const field: FieldPlan = { ...place, selection, resolver, refusal, complete, answer: undefined };
  field.answer = answerOf(field, parent, planning.schema);
  return field;
}

function answerOf(field: FieldPlan, parent: GraphQLCompositeType, schema: GraphQLSchema): Answer | undefined {
  if (field.refusal) return denied(field, field.refusal, isNonNullType(field.definition.type));
  if (field.name === '__typename') return typeName(parent.name);
  if (field.definition.resolve) return introspected(field, field.definition.resolve, schema);
  return field.resolver && resolved(field);
}

function definitionOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> {
  if (name === '__typename') return TypeNameMetaFieldDef;
  if (name === '__schema') return SchemaMetaFieldDef;
  if (name === '__type') return TypeMetaFieldDef;
  const definition = (parent as GraphQLObjectType).getFields()[name];
  if (!definition) throw new Error(`${parent.name}.${name} was not validated.`);
  return definition;
}

function selectionOf(
  nodes: FieldNodes,
  type: unknown,
  planning: Planning,
  depth: number,
): Selection | undefined {
  if (!isCompositeType(type)) return undefined;
  const sets = nodes.flatMap((node) => node.selectionSet ?? []);
  const planned = new Map<string, FieldPlan[]>();
  const fieldsOf = (target: GraphQLCompositeType) => {
    const known = planned.get(target.name) ?? planFields(sets, target, planning, depth);
    planned.set(target.name, known);
    return known;
  };

  return {
    type,
    fieldsOf,
    // which type an abstract one turns out to be is not known yet
    mayResolve:
      !isObjectType(type) ||
      fieldsOf(type).some(({ resolver, selection }) => resolver ?? selection?.mayResolve),
    concreteType: (source) => {
      if (isObjectType(type)) return type;
      const name = (source as { __typename?: unknown }).__typename;
      const concrete = typeof name === 'string' ? planning.schema.getType(name) : undefined;
      return isObjectType(concrete) && planning.schema.isSubType(type, concrete) ? concrete : undefined;
    },
  };
}
