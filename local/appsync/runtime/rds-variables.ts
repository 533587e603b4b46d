/** Kinds of text that the Data API takes for something else (F47). */
export const TYPE_HINTS = ['DATE', 'DECIMAL', 'JSON', 'TIME', 'TIMESTAMP', 'UUID'] as const;
export type TypeHint = (typeof TYPE_HINTS)[number];

/** The variables of one request: their numbers run on across its statements (F45). */
export type Variables = {
  /** Gives the value a variable and answers its name. */
  bind: (value: unknown) => string;
  variableMap: Record<string, unknown>;
  variableTypeHintMap: Record<string, TypeHint>;
};

export function newVariables(): Variables {
  const variableMap: Record<string, unknown> = {};
  const variableTypeHintMap: Record<string, TypeHint> = {};
  let count = 0;

  function bind(value: unknown): string {
    const name = `:P${count}`;
    count += 1;
    if (isHinted(value)) {
      variableTypeHintMap[name] = value.type;
    }
    variableMap[name] = isHinted(value) ? value.value : value;
    return name;
  }

  return { bind, variableMap, variableTypeHintMap };
}

/** A value that is nothing becomes part of the text (F51f). */
export function valueOrNull(variables: Variables, value: unknown): string {
  return value === null || value === undefined ? 'NULL' : variables.bind(value);
}

function isHinted(value: unknown): value is { type: TypeHint; value: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'value' in value &&
    TYPE_HINTS.includes(value.type as TypeHint)
  );
}
