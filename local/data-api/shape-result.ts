import type { ResultField, StatementResult } from '../postgres/types.ts';
import { decoderOf } from './decode-field.ts';
import { postgresType } from './postgres-types.ts';
import {
  type ColumnMetadata,
  DataApiError,
  type ExecuteStatementInput,
  type ExecuteStatementOutput,
  type Field,
} from './types.ts';

/** F58. */
const ROW_LIMIT_BYTES = 64 * 1024;
const RESULT_LIMIT_BYTES = 1024 * 1024;
const JSON_LIMIT_BYTES = 10 * 1024 * 1024;

type Wishes = Pick<ExecuteStatementInput, 'formatRecordsAs' | 'includeResultMetadata' | 'resultSetOptions'>;

/** What a result looks like in the answer; only a statement that returns rows has records. */
export function shapeResult(result: StatementResult, wishes: Wishes): ExecuteStatementOutput {
  const { fields, rows, rowCount } = result;
  if (fields.length === 0) return { numberOfRecordsUpdated: rowCount, generatedFields: [] };

  const asJson = wishes.formatRecordsAs === 'JSON';
  refuseTooLarge(rows, asJson ? JSON_LIMIT_BYTES : RESULT_LIMIT_BYTES);
  const records = decodeRows(result, wishes);
  const counts = { numberOfRecordsUpdated: 0, generatedFields: [] };
  if (asJson) return { ...counts, formattedRecords: formatAsJson(records, fields) };
  return {
    ...counts,
    records,
    ...(wishes.includeResultMetadata && { columnMetadata: fields.map(describeColumn) }),
  };
}

function decodeRows({ fields, rows }: StatementResult, { resultSetOptions = {} }: Wishes): Field[][] {
  const decoders = fields.map(({ name, dataTypeID }) => decoderOf(name, dataTypeID, resultSetOptions));
  return rows.map((row) =>
    row.map((text, column) => (text === null ? undefined : decoders[column]?.(text)) ?? { isNull: true }),
  );
}

function refuseTooLarge(rows: StatementResult['rows'], limit: number): void {
  let total = 0;
  for (const row of rows) {
    let size = 0;
    for (const text of row) size += text === null ? 0 : Buffer.byteLength(text);
    total += size;
    if (size > ROW_LIMIT_BYTES || total > limit) throw resultTooLarge();
  }
}

function resultTooLarge(): DataApiError {
  return new DataApiError(
    'BadRequestException',
    'Database returned more than the allowed response size limit',
  );
}

/** Here it is the text that counts, names and quotes included (F58). */
function formatAsJson(records: Field[][], fields: ResultField[]): string {
  const text = JSON.stringify(records.map(toObject(fields)));
  if (Buffer.byteLength(text) > JSON_LIMIT_BYTES) throw resultTooLarge();
  return text;
}

function toObject(fields: ResultField[]) {
  return (record: Field[]): Record<string, unknown> =>
    Object.fromEntries(fields.map(({ name }, column) => [name, plainValue(record[column])]));
}

function plainValue(field: Field = { isNull: true }): unknown {
  if (field.isNull) return null;
  if (field.arrayValue) return Object.values(field.arrayValue)[0];
  return Object.values(field)[0];
}

function describeColumn({ name, dataTypeID }: ResultField): ColumnMetadata {
  const type = postgresType(dataTypeID);
  return {
    arrayBaseColumnType: 0,
    isAutoIncrement: false,
    isCaseSensitive: type.kind === 'string',
    isCurrency: false,
    isSigned: ['long', 'double', 'decimal'].includes(type.kind),
    label: name,
    name,
    nullable: 2,
    precision: 0,
    scale: 0,
    schemaName: '',
    tableName: '',
    type: type.jdbcType,
    typeName: type.name,
  };
}
