/** The Data API's own shapes, as in `@aws-sdk/client-rds-data`, with blobs in base64 as on the wire. */
export type Field = {
  isNull?: boolean;
  booleanValue?: boolean;
  longValue?: number;
  doubleValue?: number;
  stringValue?: string;
  blobValue?: string;
  arrayValue?: ArrayValue;
};

export type ArrayValue = {
  booleanValues?: (boolean | null)[];
  longValues?: (number | null)[];
  doubleValues?: (number | null)[];
  stringValues?: (string | null)[];
  arrayValues?: ArrayValue[];
};

export type TypeHint = 'DATE' | 'DECIMAL' | 'JSON' | 'TIME' | 'TIMESTAMP' | 'UUID';

export type SqlParameter = { name?: string; value?: Field; typeHint?: TypeHint };

export type ExecuteStatementInput = {
  resourceArn: string;
  secretArn: string;
  database?: string;
  schema?: string;
  sql: string;
  parameters?: SqlParameter[];
  transactionId?: string;
  includeResultMetadata?: boolean;
  continueAfterTimeout?: boolean;
  formatRecordsAs?: 'JSON' | 'NONE';
  resultSetOptions?: { decimalReturnType?: 'STRING' | 'DOUBLE_OR_LONG'; longReturnType?: 'STRING' | 'LONG' };
};

export type ColumnMetadata = {
  arrayBaseColumnType: number;
  isAutoIncrement: boolean;
  isCaseSensitive: boolean;
  isCurrency: boolean;
  isSigned: boolean;
  label: string;
  name: string;
  nullable: number;
  precision: number;
  scale: number;
  schemaName: string;
  tableName: string;
  type: number;
  typeName: string;
};

export type ExecuteStatementOutput = {
  records?: Field[][];
  columnMetadata?: ColumnMetadata[];
  numberOfRecordsUpdated: number;
  generatedFields: Field[];
  formattedRecords?: string;
};

export type BatchExecuteStatementInput = Pick<
  ExecuteStatementInput,
  'resourceArn' | 'secretArn' | 'database' | 'schema' | 'sql' | 'transactionId'
> & { parameterSets?: SqlParameter[][] };

export type BatchExecuteStatementOutput = { updateResults: { generatedFields: Field[] }[] };

export type BeginTransactionInput = Pick<
  ExecuteStatementInput,
  'resourceArn' | 'secretArn' | 'database' | 'schema'
>;

export type EndTransactionInput = { resourceArn: string; secretArn: string; transactionId: string };

/** A fault as the Data API names it, e.g. `DatabaseErrorException` with 400 (F64). */
export class DataApiError extends Error {
  readonly status: number;
  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
