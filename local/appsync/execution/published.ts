import { isAbstractType } from 'graphql';
import type { Selection } from './plan.ts';

const renaming = new WeakMap<Selection, boolean>();

/** A completed value under the schema's names instead of the aliases of the mutation; mostly that is the value itself. */
export function published(value: unknown, selection: Selection | undefined): unknown {
  if (!selection || !hasAliases(selection) || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => published(item, selection));
  const type = selection.concreteType(value);
  if (!type) return value;
  const source = value as Record<string, unknown>;
  return Object.fromEntries(
    selection.fieldsOf(type).map((field) => [field.name, published(source[field.key], field.selection)]),
  );
}

function hasAliases(selection: Selection): boolean {
  const known =
    renaming.get(selection) ??
    (isAbstractType(selection.type) ||
      selection
        .fieldsOf(selection.type)
        .some((field) => field.key !== field.name || (field.selection && hasAliases(field.selection))));
  renaming.set(selection, known);
  return known;
}
