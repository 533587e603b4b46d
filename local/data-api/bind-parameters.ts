import type { Statement } from '../postgres/types.ts';
import type { CompiledStatement } from './named-parameters.ts';
import { DataApiError, type Field, type SqlParameter, type TypeHint } from './types.ts';

type Bound = { value: Statement['values'][number]; type: number };

/** As OIDs (F47). */
const HINTED_TYPE: Record<TypeHint, number> = {
  DATE: 1082,
  DECIMAL: 1700,
  JSON: 114,
  TIME: 1083,
  TIMESTAMP: 1114,
  UUID: 2950,
};

const [BOOLEAN, BYTEA, BIGINT, TEXT, DOUBLE, UNKNOWN] = [16, 17, 20, 25, 701, 0];

/** The whole of a request, JSON included (F58). */
export const REQUEST_LIMIT_BYTES = 4 * 1024 * 1024;

export function requestTooLarge(): DataApiError {
  return new DataApiError('BadRequestException', 'The request is larger than 4 MiB.');
}

/** Every bind has a declared type: a string is `text`, never "whatever fits" (F63). */
export function bindParameters(
  { text, names }: CompiledStatement,
  parameters: SqlParameter[] = [],
): Statement {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const bound = names.map((name) => {
    const parameter = byName.get(name);
    if (!parameter) throw new DataApiError('BadRequestException', `Cannot find parameter: ${name}`);
    return bindParameter(parameter);
  });
  const values = bound.map(({ value }) => value);
  refuseTooLarge(text, values);
  return { text, values, types: bound.map(({ type }) => type) };
}

function bindParameter({ name, value, typeHint }: SqlParameter): Bound {
  const hinted = typeHint && typeOf(typeHint);
  if (!value) throw new DataApiError('BadRequestException', `The parameter ${name} has no value.`);
  if (value.isNull) return { value: null, type: hinted ?? UNKNOWN };
  if (value.stringValue !== undefined) return { value: value.stringValue, type: hinted ?? TEXT };
  return bindUnhinted(name, value);
}

function typeOf(hint: TypeHint): number {
  if (Object.hasOwn(HINTED_TYPE, hint)) return HINTED_TYPE[hint];
  const known = Object.keys(HINTED_TYPE).join(', ');
  throw new DataApiError('ValidationException', `The typeHint ${hint} is not one of ${known}.`);
}

function bindUnhinted(name: string | undefined, field: Field): Bound {
  const { longValue, doubleValue, booleanValue, blobValue, arrayValue } = field;
  if (longValue !== undefined) return { value: String(longValue), type: BIGINT };
  if (doubleValue !== undefined) return { value: String(doubleValue), type: DOUBLE };
  if (booleanValue !== undefined) return { value: String(booleanValue), type: BOOLEAN };
  if (blobValue !== undefined) return { value: Buffer.from(blobValue, 'base64'), type: BYTEA };
  if (arrayValue) throw new DataApiError('BadRequestException', 'Array parameters are not supported.');
  throw new DataApiError('BadRequestException', `The parameter ${name} has no value.`);
}

function refuseTooLarge(text: string, values: Statement['values']): void {
  const sizes = [text, ...values].map((value) => (value === null ? 0 : Buffer.byteLength(value)));
  if (sizes.reduce((sum, size) => sum + size, 0) > REQUEST_LIMIT_BYTES) throw requestTooLarge();
}
