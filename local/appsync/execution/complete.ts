import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLOutputType,
} from 'graphql';
import { mismatchFault, nullFault, unserializableFault } from './field-fault.ts';
import type { Path } from './path.ts';
import type { FieldPlan, Selection } from './plan.ts';
import type { Run } from './run.ts';

/** Stands for a null in a place that may not be null, on its way up to the next place that may. */
export const NULLED = Symbol('nulled');

/** Turns what a resolver gave into what the client gets; the value is at `key` below `parent`. */
export type Complete = (value: unknown, parent: Path | undefined, key: string | number, run: Run) => unknown;

type Place = { parentName: string; selection: Selection | undefined };

/** Made once for each field of an operation, so that nothing about types is asked while values stream through. */
export function completerOf(type: GraphQLOutputType, place: Place): Complete {
  if (isNonNullType(type))
    return required(present(type.ofType, place), String(type.ofType), place.parentName);
  const complete = present(type, place);

  return (value, parent, key, run) => {
    if (value === null || value === undefined) return null;
    const completed = complete(value, parent, key, run);
    return completed === NULLED ? null : completed;
  };
}

/** The fields of one object, or NULLED; a plain field is nothing but a property. */
export function completeFields(
  fields: readonly FieldPlan[],
  source: Record<string, unknown>,
  path: Path | undefined,
  run: Run,
): Record<string, unknown> | typeof NULLED {
  const object: Record<string, unknown> = {};
  for (const field of fields) {
    const completed = field.answer
      ? field.answer(source, path, run)
      : field.complete(source[field.name], path, field.key, run);
    if (completed === NULLED) return NULLED;
    object[field.key] = completed;
  }
  return object;
}

function required(complete: Complete, typeName: string, parentName: string): Complete {
  return (value, parent, key, run) => {
    if (value !== null && value !== undefined) return complete(value, parent, key, run);
    run.faults.push(nullFault({ previous: parent, key }, typeName, parentName));
    return NULLED;
  };
}

function present(type: GraphQLOutputType, place: Place): Complete {
  if (isLeafType(type)) return leaf(type);
  if (isListType(type)) return list(completerOf(type.ofType, place));
  const { selection } = place;
  if (!selection) throw new Error(`A field of type ${String(type)} was not validated: it selects nothing.`);
  return isObjectType(type)
    ? object(selection.fieldsOf(type))
    : abstract(type as GraphQLAbstractType, selection);
}

/** Values that the built-in scalars leave as they are. */
const UNCHANGED: Record<string, (value: unknown) => boolean> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  Float: Number.isFinite,
  Boolean: (value) => typeof value === 'boolean',
};

function leaf(type: GraphQLLeafType): Complete {
  const isUnchanged = UNCHANGED[type.name];

  return (value, parent, key, run) => {
    if (isUnchanged?.(value)) return value;
    try {
      return type.serialize(value);
    } catch (fault) {
      run.faults.push(unserializableFault({ previous: parent, key }, (fault as Error).message));
      return NULLED;
    }
  };
}

function list(completeItem: Complete): Complete {
  return (value, parent, key, run) => {
    const path = { previous: parent, key };
    if (!Array.isArray(value)) {
      run.faults.push(mismatchFault(path, 'LIST'));
      return NULLED;
    }
    const items = new Array<unknown>(value.length);
    for (let index = 0; index < value.length; index++) {
      const item = completeItem(value[index], path, index, run);
      if (item === NULLED) return NULLED;
      items[index] = item;
    }
    return items;
  };
}

function object(fields: readonly FieldPlan[]): Complete {
  return (value, parent, key, run) => {
    const path = { previous: parent, key };
    if (typeof value === 'object') return completeFields(fields, value as Record<string, unknown>, path, run);
    run.faults.push(mismatchFault(path, 'OBJECT'));
    return NULLED;
  };
}

/** Resolvers say by `__typename` which type they return (F85). */
function abstract(type: GraphQLAbstractType, selection: Selection): Complete {
  return (value, parent, key, run) => {
    const path = { previous: parent, key };
    const source = value as Record<string, unknown>;
    const concrete = selection.concreteType(source);
    if (concrete) return completeFields(selection.fieldsOf(concrete), source, path, run);
    run.faults.push(
      unserializableFault(path, `the resolver must return the __typename of a type of ${type.name}.`),
    );
    return NULLED;
  };
}
