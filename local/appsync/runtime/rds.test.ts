import { describe, expect, it } from 'vitest';
import { rejectionOf, valueOf } from './test-handler.ts';

type Request = { statements: string[]; variableMap: unknown; variableTypeHintMap: unknown };

const requestOf = (expression: string) => valueOf(expression) as Request;
const textOf = (statement: string) => requestOf(`rds.createPgStatement(${statement})`).statements[0];
const whereOf = (where: string) =>
  textOf(`rds.select({ table: 't', where: ${where} })`)?.replace('SELECT * FROM "t" WHERE ', '');

describe('createPgStatement', () => {
  it('binds every value of a template, and numbers on in the second statement (F45, F46)', () => {
    const request = requestOf(`rds.createPgStatement(
      rds.sql\`insert into post(id, text) values(\${rds.typeHint.UUID('a')}, \${'b'})\`,
      rds.select({ table: 'post', columns: ['id', 'p.name'], where: { id: { eq: 1 } }, limit: '5', offset: 0 }))`);

    expect(request).toEqual({
      statements: [
        'insert into post(id, text) values(:P0, :P1)',
        'SELECT "id", "p"."name" FROM "post" WHERE "id" = :P2 LIMIT :P3 OFFSET :P4',
      ],
      variableMap: { ':P0': 'a', ':P1': 'b', ':P2': 1, ':P3': 5, ':P4': 0 },
      variableTypeHintMap: { ':P0': 'UUID' },
    });
  });

  it('passes a hinted text through unchanged (F47)', () => {
    const request = requestOf(
      `rds.createPgStatement(rds.sql\`\${rds.typeHint.TIMESTAMP('2022-03-02T00:00:00.000Z')}\`)`,
    );

    expect(request).toMatchObject({
      variableMap: { ':P0': '2022-03-02T00:00:00.000Z' },
      variableTypeHintMap: { ':P0': 'TIMESTAMP' },
    });
  });

  it('sends plain text as it is, and takes at most two statements (F44, F46)', () => {
    expect(requestOf(`rds.createPgStatement('select 1', null)`).statements).toEqual(['select 1']);
    expect(rejectionOf(`rds.createPgStatement('a', 'b', 'c')`)).toContain('At most 2 statements');
    expect(rejectionOf('rds.createPgStatement()')).toBe(
      'An argument is expected to be passed to createPgStatement',
    );
    expect(rejectionOf('rds.createPgStatement({})')).toBe(
      'Unsupported type is passed as argument to createPgStatement',
    );
  });

  it('tells the place in the code that hands in what it does not take (F11)', () => {
    expect(valueOf(`rds.createPgStatement(rds.select({ table: 't', where: { id: { eq: null } } }))`)).toBe(
      `code.js:3:43: Value for id.eq can't be null.`,
    );
  });
});

describe('select, insert, update and remove', () => {
  it('render as recorded from AWS (F50, F51)', () => {
    expect(textOf(`rds.select({ from: { persons: 'p' }, columns: '*' })`)).toBe(
      'SELECT * FROM "p" as "persons"',
    );
    expect(textOf(`rds.select({ table: 'a.b', columns: ['*', 'b.*'] })`)).toBe(
      'SELECT *, "b"."*" FROM "a"."b"',
    );
    expect(
      textOf(
        `rds.select({ table: 't', orderBy: [{ column: 'a', dir: 'desc' }, { column: 'b', dir: null }] })`,
      ),
    ).toBe('SELECT * FROM "t" ORDER BY "a" DESC, "b" ASC');
    expect(textOf(`rds.insert({ table: 't', values: { a: 'x', b: null, c: false }, returning: '*' })`)).toBe(
      'INSERT INTO "t" ("a", "b", "c") VALUES (:P0, NULL, :P1) RETURNING *',
    );
    expect(
      textOf(`rds.update({ table: 't', values: { a: 1, b: undefined }, where: { id: { eq: 2 } } })`),
    ).toBe('UPDATE "t" SET "a" = :P0, "b" = NULL WHERE "id" = :P1');
    expect(textOf(`rds.remove({ table: 't', where: { id: { eq: 1 } }, returning: ['id', 'name'] })`)).toBe(
      'DELETE FROM "t" WHERE "id" = :P0 RETURNING "id", "name"',
    );
  });

  it('leave keywords behind where a clause is empty, and drop an empty WHERE (F51b, F51c)', () => {
    expect(textOf(`rds.select({ table: 't', columns: [], orderBy: [] })`)).toBe('SELECT FROM "t"');
    expect(textOf(`rds.update({ table: 't', values: { a: 1 }, where: {} })`)).toBe(
      'UPDATE "t" SET "a" = :P0',
    );
    expect(textOf(`rds.remove({ table: 't', where: { and: [{ or: [] }] } })`)).toBe('DELETE FROM "t"');
    expect(textOf(`rds.insert({ table: 't', values: { a: 1 }, returning: [] })`)).toBe(
      'INSERT INTO "t" ("a") VALUES (:P0) RETURNING',
    );
    expect(whereOf(`{ name: { eq: 'a' }, id: {} }`)).toBe('"name" = :P0 AND');
    expect(whereOf(`{ and: [{ id: { eq: 1 } }, {}] }`)).toBe('("id" = :P0) AND');
  });

  it('refuse what AWS refuses, in its words (F50, F51)', () => {
    const select = (rest: string) => rejectionOf(`rds.createPgStatement(rds.select({ ${rest} }))`);

    expect(rejectionOf('rds.select()')).toBe('An argument is expected to be passed to select');
    expect(rejectionOf('rds.remove([])')).toBe('Expected payload to be an Object.');
    expect(select(`columns: ['id']`)).toBe(`'table' or 'from' key is required.`);
    expect(select(`from: 'a', table: 'b'`)).toBe(`'from' and 'table' keys cannot be used together`);
    expect(select(`table: { a: 'x', b: 'y' }`)).toBe('table alias is allowed only one key-value pair.');
    expect(select(`table: 't', columns: 'name'`)).toBe('Expected column to be * or an array.');
    expect(select(`table: 't', columns: [1]`)).toBe('Invalid type in column array.');
    expect(select(`table: 't', orderBy: [{ column: 'a', dir: '; drop table t' }]`)).toBe(
      'orderBy dir can have either ASC or DESC found ; drop table t.',
    );
    expect(select(`table: 't', limit: 'abc'`)).toBe('limit expects a number.');
    expect(rejectionOf(`rds.createPgStatement(rds.insert({ from: 't', values: {} }))`)).toBe(
      `'table' or 'from' key is required.`,
    );
    expect(rejectionOf(`rds.createPgStatement(rds.update({ table: 't' }))`)).toBe(
      'values are expected to be passed to update',
    );
    expect(rejectionOf(`rds.createPgStatement(rds.insert({ table: 't', values: [1] }))`)).toBe(
      'Expected values to an Object.',
    );
  });

  it('refuse what is recorded nowhere, rather than leave it out (F52)', () => {
    expect(
      rejectionOf(`rds.createPgStatement(rds.select({ table: 't', leftJoin: [{ table: 'u' }] }))`),
    ).toContain('leftJoin');
    expect(rejectionOf(`rds.createPgStatement(rds.select({ table: 't', where: { not: [] } }))`)).toContain(
      `'not'`,
    );
    expect(rejectionOf(`rds.agg.max('id')`)).toContain('Aggregates');
  });
});

describe('where', () => {
  it.each([
    [`{ id: { ge: 1, le: 9, ne: 5 } }`, '"id" >= :P0 AND "id" <= :P1 AND "id" != :P2'],
    [`{ or: [{ name: { eq: 'a' } }, { id: { gt: 10 } }] }`, '("name" = :P0) OR ("id" > :P1)'],
    [
      `{ id: { eq: 1 }, and: [{ a: { lt: 2 } }], or: [{ b: { eq: 3 } }], c: { eq: 4 } }`,
      '"id" = :P0 AND ("a" < :P1) AND ("b" = :P2) AND "c" = :P3',
    ],
    [
      `{ id: { eq: 1 }, or: [{ a: { eq: 2 } }, { or: [{ b: { eq: 3 } }, { c: { eq: 4 } }] }] }`,
      '"id" = :P0 AND ("a" = :P1) OR (("b" = :P2) OR ("c" = :P3))',
    ],
    [`{ a: { attributeExists: true }, b: { attributeExists: false } }`, '"a" IS NOT NULL AND "b" IS NULL'],
    [`{ age: { between: [18, null] } }`, '"age" BETWEEN :P0 AND NULL'],
    [
      `{ name: { size: { eq: 3, between: [1, 2] } } }`,
      'LENGTH ("name") = :P0 AND LENGTH ("name") BETWEEN :P1 AND :P2',
    ],
    ['rds.sql`id = ${1}`', 'id = :P0'],
  ])('%s is %s (F50, F51a)', (where, text) => {
    expect(whereOf(where)).toBe(text);
  });

  it('puts wildcards around contains and after beginsWith, and none to notContains (F50)', () => {
    const request = requestOf(`rds.createPgStatement(rds.select({ table: 't', where: {
      a: { contains: 'x' }, b: { beginsWith: 'x' }, c: { notContains: 'x' } } }))`);

    expect(request.statements[0]).toContain('"a" LIKE :P0 AND "b" LIKE :P1 AND "c" NOT LIKE :P2');
    expect(request.variableMap).toEqual({ ':P0': '%x%', ':P1': 'x%', ':P2': 'x' });
  });

  it.each([
    [`{ id: { eq: null } }`, `Value for id.eq can't be null.`],
    [`{ id: { in: [1, 2] } }`, 'Unsupported condition id.in.'],
    [`{ a: { between: 5 } }`, 'a.between condition expects an array with length of 2.'],
    [
      `{ a: { between: [1] } }`,
      'a.between condition expects an array with 2 values but received an array with length 1.',
    ],
    [`{ a: { size: { contains: 'x' } } }`, 'a.size has invalid size operator.'],
    [`{ a: { size: 3 } }`, 'Expected a.size to be an Object.'],
    [`{ a: { contains: 5 } }`, 'a.contains expects a string value to be passed.'],
    [`{ a: { attributeExists: 'yes' } }`, 'a.attributeExists expects a boolean value to be passed.'],
    [`{ a: 'x' }`, 'Expected condition to be an Object.'],
    [`{ and: 'x' }`, 'and expects conditions to be an array'],
    ['{ or: [rds.sql`a`] }', 'Expected or to be an Object.'],
    [`'id = 1'`, 'WHERE values are expected to be SQL templates or a condition object.'],
  ])('%s is refused: %s (F51)', (where, message) => {
    expect(rejectionOf(`rds.createPgStatement(rds.select({ table: 't', where: ${where} }))`)).toBe(message);
  });
});

describe('createMySQLStatement', () => {
  it('quotes with backticks and has no returning (F50)', () => {
    expect(requestOf(`rds.createMySQLStatement(rds.select({ table: 'a.b' }))`).statements).toEqual([
      'SELECT * FROM `a`.`b`',
    ]);
    expect(rejectionOf(`rds.createMySQLStatement(rds.remove({ table: 't', returning: ['id'] }))`)).toBe(
      'returning is not supported in MySQL.',
    );
  });
});
