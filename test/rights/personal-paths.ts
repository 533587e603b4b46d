import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { PERSONAL_FIELDS } from '../../domain/personal-fields.ts';

/** From a root field down, e.g. `['getPackage', 'sender', 'email']`, and the field that it ends at. */
export type PersonalPath = { root: string; path: string[]; field: string };

const DEEPEST = 6;

/** Every way of up to six fields to what is about a person. */
export function personalPaths(schema: GraphQLSchema): PersonalPath[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) => (root ? pathsBelow(root, []).map((found) => rooted(root, found)) : []));
}

type Found = Omit<PersonalPath, 'root'>;

function rooted(root: GraphQLObjectType, { path, field }: Found): PersonalPath {
  return { root: `${root.name}.${path[0] ?? ''}`, path, field };
}

function pathsBelow(type: GraphQLObjectType, above: string[]): Found[] {
  if (above.length >= DEEPEST) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const path = [...above, field.name];
    const name = `${type.name}.${field.name}`;
    const own = Object.hasOwn(PERSONAL_FIELDS, name) ? [{ path, field: name }] : [];
    const below = getNamedType(field.type);
    return isObjectType(below) ? [...own, ...pathsBelow(below, path)] : own;
  });
}

/** One value at the end of a path, and the objects that it is in, the nearest last. */
export type Reading = { value: unknown; within: Record<string, unknown>[] };

export function readingsAt(
  node: unknown,
  [name, ...rest]: string[],
  within: Record<string, unknown>[] = [],
): Reading[] {
  if (Array.isArray(node)) return node.flatMap((item) => readingsAt(item, [name ?? '', ...rest], within));
  if (typeof node !== 'object' || node === null || name === undefined) return [];
  const here = [...within, node as Record<string, unknown>];
  const value = (node as Record<string, unknown>)[name];
  if (rest.length > 0) return readingsAt(value, rest, here);
  return (Array.isArray(value) ? value : [value]).map((one) => ({ value: one as unknown, within: here }));
}
