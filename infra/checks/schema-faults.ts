import { parse } from 'graphql';
import type { ConstDirectiveNode, GraphQLSchema } from 'graphql';
import { definitionOf, otherTypes, rootFields, schemaOf } from './schema.ts';
import type { RootField } from './schema.ts';
import type { Template } from './template.ts';

type Node = { readonly directives?: readonly ConstDirectiveNode[] } | null | undefined;

const WHO = ['aws_api_key', 'aws_iam', 'aws_oidc', 'aws_lambda', 'aws_cognito_user_pools'];

/** What AppSync would refuse, and what it would serve to the wrong callers or to nobody. */
export function schemaFaults(template: Template): string[] {
  const definition = definitionOf(template);
  return [
    ...sourceFaults(definition),
    ...openFaults(schemaOf(template)),
    ...rootFields(schemaOf(template)).flatMap((root) => pushFaults(root, schemaOf(template))),
  ];
}

function sourceFaults(definition: string): string[] {
  const { definitions } = parse(definition);
  const own = definitions.filter(
    (node) => node.kind.endsWith('Extension') || node.kind === 'ScalarTypeDefinition',
  );
  return [
    ...(/^\s*["#]/m.test(definition) ? ['The schema holds descriptions or comments (F132).'] : []),
    ...own.map(({ kind }) => `The schema holds a ${kind}, which AppSync does not take (F85, F86).`),
  ];
}

/** What says nothing is open to the default mode alone (F129). */
function openFaults(schema: GraphQLSchema): string[] {
  const types = otherTypes(schema).map(({ name, astNode }) => ({ name, node: astNode }));
  const fields = rootFields(schema).map(({ name, field }) => ({ name, node: field.astNode }));
  return [...types, ...fields]
    .filter(({ node }) => !WHO.some((name) => directive(node, name)))
    .map(({ name }) => `${name} does not say who may see it (F129).`);
}

/** A subscription is fed by mutations of its own type (F75, F77). */
function pushFaults({ name, field }: RootField, schema: GraphQLSchema): string[] {
  return mutationsOf(field.astNode).flatMap((mutation) => {
    const source = schema.getMutationType()?.getFields()[mutation];
    if (!source) return [`${name} is fed by ${mutation}, which is no mutation.`];
    if (String(source.type) === String(field.type)) return [];
    return [
      `${name} is ${String(field.type)}, but ${mutation}, which feeds it, is ${String(source.type)} (F77).`,
    ];
  });
}

function mutationsOf(node: Node): string[] {
  const list = directive(node, 'aws_subscribe')?.arguments?.[0]?.value;
  return list?.kind === 'ListValue'
    ? list.values.flatMap((value) => ('value' in value ? [String(value.value)] : []))
    : [];
}

function directive(node: Node, name: string): ConstDirectiveNode | undefined {
  return node?.directives?.find((candidate) => candidate.name.value === name);
}
