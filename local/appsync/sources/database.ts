import { STATUS_CODES } from 'node:http';
import { DataApiError, type Field, type SqlParameter, type TypeHint } from '../../data-api/types.ts';
import type { DataSource } from '../types.ts';
import { refused, type Ask, type SourceAnswer } from './source-answer.ts';

type Database = Extract<DataSource, { type: 'RELATIONAL_DATABASE' }>;

/** F44. */
type DatabaseRequest = {
  statements: string[];
  variableMap?: Record<string, unknown>;
  variableTypeHintMap?: Record<string, TypeHint>;
};

/** One call for each statement, of which there are at most two; the result is JSON text (F44, F48). */
export function askDatabase({ execute }: Database): Ask {
  return async (request) => {
    if (!isDatabaseRequest(request)) return refused('A request to a database needs one or two statements.');
    const parameters = Object.entries(request.variableMap ?? {}).map(
      parameterOf(request.variableTypeHintMap),
    );
    const impossible = parameters.find(({ value }) => !value);
    if (impossible)
      return refused(`The variable ${impossible.name} is neither text, number, boolean nor null.`);
    try {
      const sqlStatementResults = [];
      for (const sql of request.statements) {
        const used = request.statements.length === 1 ? parameters : parameters.filter(isUsedIn(sql));
        sqlStatementResults.push(await execute({ sql, parameters: used, includeResultMetadata: true }));
      }
      return { result: JSON.stringify({ sqlStatementResults }) };
    } catch (fault) {
      return failed(fault);
    }
  };
}

function isDatabaseRequest(request: unknown): request is DatabaseRequest {
  const { statements } = (request ?? {}) as Partial<DatabaseRequest>;
  return Array.isArray(statements) && (statements.length === 1 || statements.length === 2);
}

function parameterOf(hints: Record<string, TypeHint> = {}) {
  return ([key, value]: [string, unknown]): SqlParameter => {
    const typeHint = hints[key];
    return { name: key.replace(/^:/, ''), value: fieldOf(value), ...(typeHint && { typeHint }) };
  };
}

function fieldOf(value: unknown): Field | undefined {
  if (value === null || value === undefined) return { isNull: true };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { longValue: value } : { doubleValue: value };
  return undefined;
}

function isUsedIn(sql: string) {
  return ({ name }: SqlParameter) => new RegExp(`:${name}(?!\\w)`).test(sql);
}

/** F53; what is no answer of the Data API is not shown. */
function failed(fault: unknown): SourceAnswer {
  const isExpected = fault instanceof DataApiError;
  const status = isExpected ? fault.status : 500;
  const message = isExpected ? fault.message : 'An internal failure occurred.';
  return {
    result: null,
    error: { message: `RDSHttp:${JSON.stringify({ message })}`, type: `${status} ${STATUS_CODES[status]}` },
  };
}
