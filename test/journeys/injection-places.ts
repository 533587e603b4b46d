import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { productSchema } from './whole-selection.ts';

/** Somewhere in the arguments of a root field where a text can be put. */
export type Place = {
  /** `Query.getPackage` */
  field: string;
  /** `asOf.knownBy`, an input's field by its name, an item of a list by that of the list. */
  path: string;
  scalar: string;
  /** Groups of the user pool that may call, `[]` for all; undefined for none. */
  groups: string[] | undefined;
  byKey: boolean;
  byRole: boolean;
};

const SCHEMA = productSchema();
const NO_TEXT = ['Int', 'Float', 'Boolean', 'AWSTimestamp'];
const DEEPEST = 6;

/** Every one that the schema has. */
export function places(schema = SCHEMA): Place[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((type) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((argument) =>
        textsIn(argument.type, argument.name).map((text) => ({
          field: `${type?.name}.${field.name}`,
          ...text,
          ...callersOf(field),
        })),
      ),
    ),
  );
}

function textsIn(type: GraphQLInputType, path: string): Pick<Place, 'path' | 'scalar'>[] {
  const named = getNamedType(type);
  if (isScalarType(named)) return NO_TEXT.includes(named.name) ? [] : [{ path, scalar: named.name }];
  if (!isInputObjectType(named) || path.split('.').length > DEEPEST) return [];
  return Object.values(named.getFields()).flatMap((field) => textsIn(field.type, `${path}.${field.name}`));
}

export function callersOf({
  astNode,
}: GraphQLField<unknown, unknown>): Pick<Place, 'groups' | 'byKey' | 'byRole'> {
  const found = (name: string) => astNode?.directives?.find((directive) => directive.name.value === name);
  const pool = found('aws_cognito_user_pools');
  const groups = pool?.arguments?.[0]?.value;
  return {
    groups:
      pool &&
      (groups?.kind === 'ListValue' ? groups.values.map((one) => (one as { value: string }).value) : []),
    byKey: found('aws_api_key') !== undefined,
    byRole: found('aws_iam') !== undefined,
  };
}

/** What else an input needs to be taken, by the name of its type; and what it must not have. */
export type Companions = (type: string, leaf: string) => Record<string, unknown>;
export type ValueOf = (name: string, type: string) => unknown;

/** Arguments that are right but for the text in one place. */
export function argumentsWith(
  { field, path }: Place,
  text: unknown,
  valueOf: ValueOf,
  companions: Companions,
  schema = SCHEMA,
): Record<string, unknown> {
  const [root = '', name = ''] = field.split('.');
  const type = schema.getType(root);
  const { args = [] } =
    type && 'getFields' in type ? (type.getFields()[name] as GraphQLField<unknown, unknown>) : {};
  const [first = '', ...rest] = path.split('.');
  const wanted = args.filter((argument) => argument.name === first || isNonNullType(argument.type));
  return Object.fromEntries(
    wanted.map((argument) => [
      argument.name,
      filled(argument.type, argument.name, argument.name === first ? rest : undefined, text),
    ]),
  );

  /** With a path: the text stands there. Without: something that is right. */
  function filled(given: GraphQLInputType, at: string, inner: string[] | undefined, value: unknown): unknown {
    const inList = isNonNullType(given) ? isListType(given.ofType) : isListType(given);
    const named = getNamedType(given);
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields());
      const [next = ''] = inner ?? [];
      const extra = companions(named.name, next);
      const chosen = fields.filter(
        (one) => one.name === next || (isNonNullType(one.type) && !(one.name in extra)),
      );
      const object = Object.fromEntries(
        chosen.map((one) => [
          one.name,
          filled(one.type, one.name, one.name === next ? inner?.slice(1) : undefined, value),
        ]),
      );
      const whole = { ...extra, ...object };
      return inList ? [whole] : whole;
    }
    const leaf = inner
      ? value
      : (valueOf(at, named.name) ?? (isEnumType(named) ? named.getValues()[0]?.name : 'text'));
    return inList ? [leaf] : leaf;
  }
}
