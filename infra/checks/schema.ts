import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { inRepository } from '../repository.ts';
import { resourcesOf } from './template.ts';
import type { Template } from './template.ts';

export type RootField = { name: string; field: GraphQLField<unknown, unknown> };

export function definitionOf(template: Template): string {
  const [schema] = resourcesOf(template, 'AWS::AppSync::GraphQLSchema');
  return String(schema?.properties.Definition);
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

function rootTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types.filter((type) => type != null);
}
