import { isAbstractType, Kind, print, type SelectionSetNode } from 'graphql';
import type { FieldPlan, Selection } from './plan.ts';

const lists = new WeakMap<FieldPlan, readonly string[]>();

/** `ctx.info`; the two selection sets are made when they are read, and are no part of its JSON (F19). */
export class FieldInfo {
  readonly fieldName: string;
  readonly parentTypeName: string;
  readonly variables: Record<string, unknown>;
  readonly #field: FieldPlan;

  constructor(field: FieldPlan, variables: Record<string, unknown>) {
    this.fieldName = field.name;
    this.parentTypeName = field.parentName;
    this.variables = variables;
    this.#field = field;
  }

  get selectionSetList(): readonly string[] {
    const known = lists.get(this.#field) ?? [...paths(this.#field.selection, '')];
    lists.set(this.#field, known);
    return known;
  }

  get selectionSetGraphQL(): string {
    const selections = this.#field.nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
    const set: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
    return selections.length > 0 ? print(set) : '';
  }
}

/** Paths with parents, by alias; of an interface only its own fields (F19). */
function* paths(selection: Selection | undefined, prefix: string): Generator<string> {
  if (!selection) return;
  for (const field of selection.fieldsOf(selection.type)) {
    yield prefix + field.key;
    const isOpen = !isAbstractType(selection.type) || field.selection;
    if (isOpen) yield* paths(field.selection, `${prefix}${field.key}/`);
  }
}
