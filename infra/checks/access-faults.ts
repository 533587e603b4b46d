import { getNamedType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { directive, otherTypes, rootFields, schemaIdOf, textsOf } from './schema.ts';
import type { Annotated } from './schema.ts';
import { faultsAt, resourcesOf } from './template.ts';
import type { Template } from './template.ts';

/** What says who may see something, and the way to sign in that it needs. */
const MODES = {
  aws_api_key: 'API_KEY',
  aws_iam: 'AWS_IAM',
  aws_oidc: 'OPENID_CONNECT',
  aws_lambda: 'AWS_LAMBDA',
  aws_cognito_user_pools: 'AMAZON_COGNITO_USER_POOLS',
} as const;
type Who = keyof typeof MODES;
const EVERY_WHO = Object.keys(MODES) as Who[];

type Provider = { AuthenticationType?: unknown };
type Element = { name: string; node: Annotated };

/** What the API would serve to the wrong callers, or to nobody. */
export function accessFaults(template: Template, schema: GraphQLSchema): string[] {
  const elements = elementsOf(schema);
  return [
    ...defaultFaults(template),
    ...faultsAt(schemaIdOf(template), [
      ...elements
        .filter(({ name, node }) => isDecided(name, schema) && whoOf(node).length === 0)
        .map(({ name }) => `${name} does not say who may see it (F129).`),
      ...elements.flatMap((element) => unknownFaults(element, template)),
      ...closedBelow(schema),
    ]),
  ];
}

/** What groups a pool denies by default, it denies beside other modes too; AppSync refuses that (F129). */
function defaultFaults(template: Template): string[] {
  return resourcesOf(template, 'AWS::AppSync::GraphQLApi').flatMap(({ logicalId, properties }) => {
    const pool = properties.UserPoolConfig as { DefaultAction?: unknown } | undefined;
    return pool && modesOf(template).length > 1 && pool.DefaultAction !== 'ALLOW'
      ? [`${logicalId}: The default action must be ALLOW beside other ways to sign in (F129).`]
      : [];
  });
}

/** Ways to sign in that the API does not have (F92), and groups that the user pool does not. */
function unknownFaults({ name, node }: Element, template: Template): string[] {
  const modes = modesOf(template);
  const groups = resourcesOf(template, 'AWS::Cognito::UserPoolGroup').map(
    (group) => group.properties.GroupName,
  );
  return [
    ...whoOf(node)
      .filter((who) => !modes.includes(MODES[who]))
      .map((who) => `${name} is open to @${who}, and the API has no ${MODES[who]} (F92).`),
    ...textsOf(directive(node, 'aws_cognito_user_pools'))
      .filter((group) => !groups.includes(group))
      .map((group) => `${name} is for the group ${group}, which nobody can be in (F92).`),
  ];
}

/** Whoever may ask a field must be let into what it returns, at each level (F93). */
export function closedBelow(schema: GraphQLSchema): string[] {
  return [...new Set(rootFields(schema).flatMap(({ name, field }) => nestedFaults(name, field, schema)))];
}

function nestedFaults(name: string, field: GraphQLField<unknown, unknown>, schema: GraphQLSchema): string[] {
  return whoOf(field.astNode).flatMap((who) =>
    reached(field, new Set())
      .filter((type) => otherTypes(schema).includes(type) && !whoOf(type.astNode).includes(who))
      .map((type) => `${type.name} is closed to @${who}, which may ask ${name} (F93).`),
  );
}

function reached(field: GraphQLField<unknown, unknown>, seen: Set<GraphQLObjectType>): GraphQLObjectType[] {
  const type = getNamedType(field.type);
  if (!isObjectType(type) || seen.has(type)) return [...seen];
  seen.add(type);
  for (const inner of Object.values(type.getFields())) reached(inner, seen);
  return [...seen];
}

function elementsOf(schema: GraphQLSchema): Element[] {
  const types = otherTypes(schema).map(({ name, astNode }) => ({ name, node: astNode }));
  const inner = otherTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).map(({ name, astNode }) => ({
      name: `${type.name}.${name}`,
      node: astNode,
    })),
  );
  const roots = rootFields(schema).map(({ name, field }) => ({ name, node: field.astNode }));
  return [...types, ...inner, ...roots];
}

/** A field of an inner type may leave the decision to its type. */
function isDecided(name: string, schema: GraphQLSchema): boolean {
  const [typeName = '', fieldName] = name.split('.');
  return fieldName === undefined || !otherTypes(schema).some((type) => type.name === typeName);
}

function whoOf(node: Annotated): Who[] {
  return EVERY_WHO.filter((who) => directive(node, who));
}

function modesOf(template: Template): unknown[] {
  return resourcesOf(template, 'AWS::AppSync::GraphQLApi').flatMap(({ properties }) =>
    [properties, ...((properties.AdditionalAuthenticationProviders ?? []) as Provider[])].map(
      (provider: Provider) => provider.AuthenticationType,
    ),
  );
}
