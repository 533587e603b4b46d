import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';
import { callersOf, type Place } from './injection-places.ts';
import { productSchema } from './whole-selection.ts';

/** Somewhere in the arguments of a root field where a list stands. */
export type ListPlace = Place & {
  /** Where its items are words that the schema knows. */
  word?: string;
};

/** Every one that the schema has. */
export function listPlaces(schema = productSchema()): ListPlace[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((type) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((argument) =>
        listsIn(argument.type, argument.name).map((list) => ({
          field: `${type?.name}.${field.name}`,
          ...list,
          ...callersOf(field),
        })),
      ),
    ),
  );
}

function listsIn(type: GraphQLInputType, path: string): Pick<ListPlace, 'path' | 'scalar' | 'word'>[] {
  const named = getNamedType(type);
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  const word = isEnumType(named) ? named.getValues()[0]?.name : undefined;
  const here = isList ? [{ path, scalar: named.name, word }] : [];
  if (!isInputObjectType(named)) return here;
  return [
    ...here,
    ...Object.values(named.getFields()).flatMap((field) => listsIn(field.type, `${path}.${field.name}`)),
  ];
}

/** The same arguments, with so many of what the list at this path holds. */
export function withMany(
  args: Record<string, unknown>,
  path: string,
  manyOf: (item: unknown) => unknown[],
): Record<string, unknown> {
  const [first = '', ...rest] = path.split('.');
  return { ...args, [first]: inside(args[first], rest) };

  function inside(value: unknown, [next, ...others]: string[]): unknown {
    if (next === undefined) return manyOf((value as unknown[])[0]);
    if (Array.isArray(value)) return value.map((item) => inside(item, [next, ...others]));
    const object = value as Record<string, unknown>;
    return { ...object, [next]: inside(object[next], others) };
  }
}
