import { parseArrayLiteral } from './array-literal.ts';
import { postgresType, type FieldKind } from './postgres-types.ts';
import { type ArrayValue, DataApiError, type ExecuteStatementInput, type Field } from './types.ts';

export type ResultSetOptions = NonNullable<ExecuteStatementInput['resultSetOptions']>;

type Decode = (text: string) => Field;

/** How the values of a column become fields; chosen once for a result, not for each value. */
export function decoderOf(column: string, typeOid: number, options: ResultSetOptions): Decode {
  const { name, kind, isArray } = postgresType(typeOid);
  if (kind === 'unsupported') {
    throw new DataApiError(
      'UnsupportedResultException',
      `The result contains the column ${column} of the unsupported type ${name}: cast it to text.`,
    );
  }
  return isArray ? decodeArray(kind) : scalarDecoder(kind, options);
}

function scalarDecoder(kind: FieldKind, options: ResultSetOptions): Decode {
  if (kind === 'long' && options.longReturnType === 'STRING') return asString;
  if (kind === 'decimal' && options.decimalReturnType === 'DOUBLE_OR_LONG') return asDoubleOrLong;
  return SCALAR_DECODERS[kind];
}

const asString: Decode = (text) => ({ stringValue: text });

const asDoubleOrLong: Decode = (text) =>
  text.includes('.') ? { doubleValue: Number(text) } : { longValue: Number(text) };

const SCALAR_DECODERS: Record<FieldKind, Decode> = {
  boolean: (text) => ({ booleanValue: text === 't' }),
  long: (text) => ({ longValue: Number(text) }),
  double: (text) => ({ doubleValue: Number(text) }),
  decimal: asString,
  blob: (text) => ({ blobValue: Buffer.from(text.slice('\\x'.length), 'hex').toString('base64') }),
  time: (text) => ({ stringValue: withoutOffset(text) }),
  string: asString,
  unsupported: asString,
};

/** Sessions keep UTC, so the offset says nothing. */
function withoutOffset(text: string): string {
  return text.replace('+00', '');
}

function decodeArray(kind: FieldKind): Decode {
  return (text) => ({ arrayValue: arrayOf(kind, parseArrayLiteral(text)) });
}

function arrayOf(kind: FieldKind, elements: (string | null)[]): ArrayValue {
  const each = <Value>(convert: (text: string) => Value): (Value | null)[] =>
    elements.map((element) => (element === null ? null : convert(element)));

  if (kind === 'boolean') return { booleanValues: each((text) => text === 't') };
  if (kind === 'long') return { longValues: each(Number) };
  if (kind === 'double') return { doubleValues: each(Number) };
  if (kind === 'time') return { stringValues: each(withoutOffset) };
  return { stringValues: elements };
}
