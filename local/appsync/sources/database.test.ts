import { describe, expect, it } from 'vitest';
import { DataApiError } from '../../data-api/types.ts';
import type { Run } from '../execution/run.ts';
import type { DataSource } from '../types.ts';
import { askDatabase } from './database.ts';

type Database = Extract<DataSource, { type: 'RELATIONAL_DATABASE' }>;
type Statement = Parameters<Database['execute']>[0];

const RESULT = { records: [[{ stringValue: 'x' }]], numberOfRecordsUpdated: 0, generatedFields: [] };

async function ask(request: unknown, execute: Database['execute'] = async () => RESULT) {
  const asked: Statement[] = [];
  const noted: Database['execute'] = (statement) => {
    asked.push(statement);
    return execute(statement);
  };
  const answer = await askDatabase({ type: 'RELATIONAL_DATABASE', execute: noted })(request, {}, {} as Run);
  return { answer, asked };
}

describe('a request to a database', () => {
  it('binds its variables as typed parameters, with their hints (F44, F55, F61)', async () => {
    const { asked } = await ask({
      statements: ['select :P0, :P1, :P2, :P3, :P4'],
      variableMap: { ':P0': 'a', ':P1': 5, ':P2': 1.5, ':P3': true, ':P4': null },
      variableTypeHintMap: { ':P0': 'UUID' },
    });

    expect(asked).toEqual([
      {
        sql: 'select :P0, :P1, :P2, :P3, :P4',
        includeResultMetadata: true,
        parameters: [
          { name: 'P0', value: { stringValue: 'a' }, typeHint: 'UUID' },
          { name: 'P1', value: { longValue: 5 } },
          { name: 'P2', value: { doubleValue: 1.5 } },
          { name: 'P3', value: { booleanValue: true } },
          { name: 'P4', value: { isNull: true } },
        ],
      },
    ]);
  });

  it('is answered as text that holds the result of each statement, which gets just its own variables (F45, F48)', async () => {
    const { answer, asked } = await ask({
      statements: ['select :P1', 'select :P10'],
      variableMap: { ':P1': 'a', ':P10': 'b' },
    });

    expect(JSON.parse(answer.result as string)).toEqual({ sqlStatementResults: [RESULT, RESULT] });
    expect(asked.map(({ parameters }) => parameters?.map(({ name }) => name))).toEqual([['P1'], ['P10']]);
  });

  it('fails with the words of the Data API, wrapped as AppSync does (F53)', async () => {
    const { answer } = await ask({ statements: ['x'] }, () =>
      Promise.reject(new DataApiError('DatabaseErrorException', 'ERROR: no "x"; SQLState: 42883')),
    );

    expect(answer).toEqual({
      result: null,
      error: { message: 'RDSHttp:{"message":"ERROR: no \\"x\\"; SQLState: 42883"}', type: '400 Bad Request' },
    });
  });

  it('shows nothing of a fault that is not an answer of the Data API', async () => {
    const { answer } = await ask({ statements: ['x'] }, () =>
      Promise.reject(new Error('connect /secret/socket')),
    );

    expect(answer.error?.message).not.toContain('secret');
  });

  it.each([
    ['no statement', { statements: [] }],
    ['three statements', { statements: ['a', 'b', 'c'] }],
    ['a variable that is an object', { statements: ['select :P0'], variableMap: { ':P0': { a: 1 } } }],
    ['nothing at all', null],
  ])('with %s is not sent', async (_, request) => {
    const { answer, asked } = await ask(request);

    expect(asked).toEqual([]);
    expect(answer.error?.type).toBe('BadRequestException');
  });
});
