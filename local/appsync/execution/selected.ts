import type { Selection } from './plan.ts';

/** Leaves of a value what the client asked for: the `data` of an error must not say more than the field would (F24). */
export function selected(value: unknown, selection: Selection | undefined): unknown {
  if (!selection || typeof value !== 'object' || value === null) return value ?? null;
  if (Array.isArray(value)) return value.map((item) => selected(item, selection));
  const type = selection.concreteType(value);
  if (!type) return null;
  const source = value as Record<string, unknown>;
  const entries = selection
    .fieldsOf(type)
    .filter(({ refusal }) => !refusal)
    .map((field) => [
      field.key,
      field.name === '__typename' ? type.name : selected(source[field.name], field.selection),
    ]);
  return Object.fromEntries(entries);
}
