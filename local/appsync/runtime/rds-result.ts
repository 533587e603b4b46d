/** A cell of the Data API. */
type Field = { isNull?: boolean; arrayValue?: ArrayValue } & Record<string, unknown>;
type ArrayValue = { arrayValues?: ArrayValue[] } & Record<string, unknown>;
type Row = Record<string, unknown>;
type StatementResult = { records?: Field[][]; columnMetadata?: { label?: string; name?: string }[] };

/**
 * The rows of each statement as objects, or null for what is no result. A column that is null is absent, and a statement
 * without records has one empty row (F49).
 */
export function toJsonObject(result: unknown): Row[][] | null {
  try {
    const { sqlStatementResults } = (typeof result === 'string' ? JSON.parse(result) : result) as {
      sqlStatementResults: StatementResult[];
    };
    return sqlStatementResults.map(rowsOf);
  } catch {
    return null;
  }
}

function rowsOf({ records, columnMetadata = [] }: StatementResult): Row[] {
  if (!records) {
    return [{}];
  }
  const names = columnMetadata.map(({ label, name }, index) => label ?? name ?? String(index));
  return records.map((record) => rowOf(record, names));
}

function rowOf(record: Field[], names: string[]): Row {
  const row: Row = {};
  record.forEach((field, index) => {
    const name = names[index];
    if (name !== undefined && field.isNull !== true) {
      row[name] = valueOf(field);
    }
  });
  return row;
}

function valueOf(field: Field): unknown {
  return field.arrayValue ? arrayOf(field.arrayValue) : Object.values(field)[0];
}

function arrayOf(value: ArrayValue): unknown {
  return value.arrayValues ? value.arrayValues.map(arrayOf) : (Object.values(value)[0] ?? []);
}
