import { rejection, value } from '../evaluation-case.ts';
import type { EvaluationCase } from '../evaluation-case.ts';

const where = (condition: string) => `rds.createPgStatement(rds.select({ table: 't', where: ${condition} }))`;

/** A Postgres request of one statement without hints. */
function request(
  grounds: string,
  expression: string,
  statement: string,
  variableMap: object,
): EvaluationCase {
  return value(grounds, expression, { statements: [statement], variableMap, variableTypeHintMap: {} });
}

const RESULT = JSON.stringify({
  sqlStatementResults: [
    {
      columnMetadata: [{ name: 'a', label: 'A' }, { name: 'b' }],
      records: [[{ stringValue: 'text' }, { isNull: true }]],
    },
    { numberOfRecordsUpdated: 1, generatedFields: [] },
  ],
});

const RDS_CASES: EvaluationCase[] = [
  value(
    'F45, F46, F47',
    `rds.createPgStatement(rds.sql\`a \${rds.typeHint.UUID('x')}\`, rds.sql\`b \${1}\`)`,
    {
      statements: ['a :P0', 'b :P1'],
      variableMap: { ':P0': 'x', ':P1': 1 },
      variableTypeHintMap: { ':P0': 'UUID' },
    },
  ),
  request(
    'F50',
    `rds.createPgStatement(rds.select({ table: 'a.b', columns: ['id'], limit: 1 }))`,
    'SELECT "id" FROM "a"."b" LIMIT :P0',
    { ':P0': 1 },
  ),
  request(
    'F51',
    where(`{ id: { eq: 1 }, or: [{ a: { eq: 2 } }, { b: { eq: 3 } }] }`),
    'SELECT * FROM "t" WHERE "id" = :P0 AND ("a" = :P1) OR ("b" = :P2)',
    { ':P0': 1, ':P1': 2, ':P2': 3 },
  ),
  request('F51', `rds.createPgStatement(rds.remove({ table: 't', where: {} }))`, 'DELETE FROM "t"', {}),
  request(
    'F51',
    `rds.createPgStatement(rds.insert({ table: 't', values: { a: 1, b: null } }))`,
    'INSERT INTO "t" ("a", "b") VALUES (:P0, NULL)',
    { ':P0': 1 },
  ),
  request(
    'F50',
    where(`{ a: { contains: 'x' }, b: { notContains: 'x' } }`),
    'SELECT * FROM "t" WHERE "a" LIKE :P0 AND "b" NOT LIKE :P1',
    { ':P0': '%x%', ':P1': 'x' },
  ),
  rejection('F51', where('{ id: { eq: null } }'), `code.js:5:12: Value for id.eq can't be null.`),
  rejection('F51', where('{ id: { in: [1] } }'), 'code.js:5:12: Unsupported condition id.in.'),
  value('F49', 'rds.toJsonObject(ctx.result)', [[{ A: 'text' }], [{}]], { result: RESULT }),
  value('F49', `rds.toJsonObject('no JSON')`, null),
];

const KEY = { id: { S: 'a' } };

/** What the module for DynamoDB writes is recorded for `get` only. */
const DYNAMODB_CASES: EvaluationCase[] = [
  value('recorded', `ddb.get({ key: { id: 'a' } })`, { operation: 'GetItem', key: KEY }),
  value('assumed', `ddb.put({ key: { id: 'a' }, item: { n: 1 } })`, {
    operation: 'PutItem',
    key: KEY,
    attributeValues: { n: { N: 1 } },
  }),
  value(
    'assumed',
    `ddb.update({ key: { id: 'a' }, update: { n: ddb.operations.increment(2), gone: ddb.operations.remove() } })`,
    {
      operation: 'UpdateItem',
      key: KEY,
      update: {
        expression: 'SET #n = #n + :n REMOVE #gone',
        expressionNames: { '#n': 'n', '#gone': 'gone' },
        expressionValues: { ':n': { N: 2 } },
      },
    },
  ),
  value('assumed', `ddb.query({ query: { id: { eq: 'a' } }, limit: 5 })`, {
    operation: 'Query',
    query: {
      expression: '(#id = :id_eq)',
      expressionNames: { '#id': 'id' },
      expressionValues: { ':id_eq': { S: 'a' } },
    },
    limit: 5,
  }),
  value('assumed', `ddb.batchPut({ tables: { t: [{ id: 'a' }] } })`, {
    operation: 'BatchPutItem',
    tables: { t: [KEY] },
  }),
  value('recorded', `util.dynamodb.toMapValues({ a: 'b', n: 1, l: ['c'] })`, {
    a: { S: 'b' },
    n: { N: 1 },
    l: { L: [{ S: 'c' }] },
  }),
];

export const DATABASE_CASES = [...RDS_CASES, ...DYNAMODB_CASES];
