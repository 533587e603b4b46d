import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import type { ConstDirectiveNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { inRepository } from '../repository.ts';
import { resourcesOf } from './template.ts';
import type { Template } from './template.ts';

export type RootField = { name: string; field: GraphQLField<unknown, unknown> };
export type Annotated = { readonly directives?: readonly ConstDirectiveNode[] } | null | undefined;

export function definitionOf(template: Template): string {
  const [schema] = resourcesOf(template, 'AWS::AppSync::GraphQLSchema');
  return String(schema?.properties.Definition);
}

/** The logical id of the schema. */
export function schemaIdOf(template: Template): string {
  return resourcesOf(template, 'AWS::AppSync::GraphQLSchema')[0]?.logicalId ?? 'The template';
}

/** The schema of a template, with what AppSync adds to it; throws if it is none. */
export function schemaOf(template: Template): GraphQLSchema {
  const builtIn = readFileSync(inRepository('graphql', 'appsync.graphql'), 'utf8');
  return buildSchema(`${builtIn}\n${definitionOf(template)}`);
}

/** `Query.getPackage` and the like. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  return rootTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
  );
}

/** The object types that are not where a request begins. */
export function otherTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const roots = rootTypes(schema);
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !roots.includes(type) && !type.name.startsWith('__'));
}

export function directive(node: Annotated, name: string): ConstDirectiveNode | undefined {
  return node?.directives?.find((candidate) => candidate.name.value === name);
}

/** The texts in the list that is the only argument of a directive. */
export function textsOf(found: ConstDirectiveNode | undefined): string[] {
  const list = found?.arguments?.[0]?.value;
  return list?.kind === 'ListValue'
    ? list.values.flatMap((value) => ('value' in value ? [String(value.value)] : []))
    : [];
}

function rootTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types.filter((type) => type != null);
}
