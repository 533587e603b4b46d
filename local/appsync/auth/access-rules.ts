import {
  isInterfaceType,
  isObjectType,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type GraphQLSchema,
} from 'graphql';
import type { ApiDefinition, AuthMode, Identity } from '../types.ts';

/** One way in; without groups it is open to everybody of the mode. */
type Rule = { mode: AuthMode; groups?: string[] };

export type AccessRules = {
  /** Callers of one class may see the same fields. */
  classOf: (identity: Identity) => string;
  allows: (identity: Identity, typeName: string, fieldName: string) => boolean;
  /** Whether the policies of an IAM caller leave it a field of a root type; what is below comes with it. */
  permits: (identity: Identity, typeName: string, fieldName: string) => boolean;
};

const MODES: Record<string, AuthMode> = {
  aws_api_key: 'API_KEY',
  aws_iam: 'AWS_IAM',
  aws_oidc: 'OPENID_CONNECT',
  aws_lambda: 'AWS_LAMBDA',
  aws_cognito_user_pools: 'AMAZON_COGNITO_USER_POOLS',
};

/** Who may see which field: the field's directives, else its type's, else the default mode alone (F92, F93). */
export function accessRules(
  schema: GraphQLSchema,
  api: Pick<ApiDefinition, 'defaultAuth' | 'additionalAuth' | 'arn' | 'authorize'>,
): AccessRules {
  const rules = new Map<string, Rule[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const own = rulesOf(field.astNode?.directives, api);
      const inherited = own.length > 0 ? own : rulesOf(type.astNode?.directives, api);
      rules.set(`${type.name}.${field.name}`, inherited.length > 0 ? inherited : [{ mode: api.defaultAuth }]);
    }
  }
  const groups = new Set([...rules.values()].flat().flatMap((rule) => rule.groups ?? []));

  const permits = permissions(schema, api);

  return {
    classOf: (identity) => accessClass(identity, groups),
    allows: (identity, typeName, fieldName) =>
      fieldName.startsWith('__') ||
      typeName.startsWith('__') ||
      ((rules.get(`${typeName}.${fieldName}`) ?? []).some((rule) => admits(rule, identity)) &&
        permits(identity, typeName, fieldName)),
    permits,
  };
}

/** F100. */
function permissions(
  schema: GraphQLSchema,
  { arn, authorize }: Pick<ApiDefinition, 'arn' | 'authorize'>,
): AccessRules['permits'] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const rootNames = new Set(roots.map((type) => type?.name));

  return (identity, typeName, fieldName) => {
    if (identity.mode !== 'AWS_IAM' || !authorize || !rootNames.has(typeName)) return true;
    return authorize(identity.principal, 'appsync:GraphQL', `${arn}/types/${typeName}/fields/${fieldName}`);
  };
}

function rulesOf(
  directives: readonly ConstDirectiveNode[] = [],
  { defaultAuth, additionalAuth }: Pick<ApiDefinition, 'defaultAuth' | 'additionalAuth'>,
): Rule[] {
  const isCognitoAlone = defaultAuth === 'AMAZON_COGNITO_USER_POOLS' && additionalAuth.length === 0;

  return directives.flatMap((directive) => {
    // F94: ignored beside other modes
    const mode =
      directive.name.value === 'aws_auth' && isCognitoAlone ? defaultAuth : MODES[directive.name.value];
    return mode ? [{ mode, groups: groupsOf(directive) }] : [];
  });
}

function groupsOf(directive: ConstDirectiveNode): string[] | undefined {
  const argument = directive.arguments?.find(({ name }) => name.value === 'cognito_groups');
  return argument && [valueFromASTUntyped(argument.value) as string | string[]].flat();
}

/** Any of the groups is enough; the pool's default action decides where no group is named (F92, F95). */
function admits(rule: Rule, identity: Identity): boolean {
  if (rule.mode !== identity.mode) return false;
  if (identity.mode !== 'AMAZON_COGNITO_USER_POOLS') return true;
  if (!rule.groups) return identity.defaultAction === 'ALLOW';
  return rule.groups.some((group) => identity.groups?.includes(group));
}

function accessClass(identity: Identity, groups: Set<string>): string {
  if (identity.mode === 'API_KEY') return identity.mode;
  if (identity.mode === 'AWS_IAM') return `${identity.mode} ${identity.principal.arn}`;
  const relevant = (identity.groups ?? []).filter((group) => groups.has(group)).sort();
  return JSON.stringify([identity.mode, identity.defaultAction, ...relevant]);
}
