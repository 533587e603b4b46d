import {
  BatchExecuteStatementCommand,
  ExecuteStatementCommand,
  type ExecuteStatementCommandInput,
  RDSDataClient,
  type SqlParameter,
} from '@aws-sdk/client-rds-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../postgres/open-database.ts';
import type { Database } from '../postgres/types.ts';
import { serveService, type ServiceEndpoint } from '../testing/service-endpoint.ts';
import { createDataApi, type DataApi } from './create-data-api.ts';

const CLUSTER = 'arn:aws:rds:eu-west-1:000000000000:cluster:postroom';
const MASTER = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:master';
const READER = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:reader';
const ID = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';

let database: Database;
let dataApi: DataApi;
let endpoint: ServiceEndpoint;
let client: RDSDataClient;

beforeAll(async () => {
  database = await openDatabase({ dataDirectory: 'memory' });
  dataApi = createDataApi({
    database,
    masterUsername: 'postroom_admin',
    usernameOf: (arn) => ({ [MASTER]: 'postroom_admin', [READER]: 'reader' })[arn],
    resourceArn: CLUSTER,
    databaseName: 'postroom',
  });
  endpoint = await serveService(dataApi.service);
  client = new RDSDataClient({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  });
  await execute(
    'create table thing (id uuid primary key default gen_random_uuid(), number int, label text, at timestamptz, detail jsonb)',
  );
  await execute('create role reader');
  await execute('grant select on thing to reader');
});

afterAll(async () => {
  client.destroy();
  await endpoint.close();
  await dataApi.close();
  await database.close();
});

describe('ExecuteStatement', () => {
  it('answers every type as its member of the field (F62)', async () => {
    const { records, numberOfRecordsUpdated, generatedFields } = await execute(`
      select 1::int2, 2::int4, 3::int8, 1.5::float8, 1.250::numeric, true, 'x'::text, null::text,
        '\\x01ff'::bytea, '${ID}'::uuid, date '2026-01-31', '{"a": 1}'::jsonb, '01:02:03'::time`);

    expect(numberOfRecordsUpdated).toBe(0);
    expect(generatedFields).toEqual([]);
    expect(records).toEqual([
      [
        { longValue: 1 },
        { longValue: 2 },
        { longValue: 3 },
        { doubleValue: 1.5 },
        { stringValue: '1.250' },
        { booleanValue: true },
        { stringValue: 'x' },
        { isNull: true },
        { blobValue: new Uint8Array([1, 255]) },
        { stringValue: ID },
        { stringValue: '2026-01-31' },
        { stringValue: '{"a": 1}' },
        { stringValue: '01:02:03' },
      ],
    ]);
  });

  it('answers an instant in UTC, without an offset and without trailing zeros (F62)', async () => {
    const { records } = await execute(`
      select timestamptz '2026-01-02 03:04:05.120+05', timestamp '2026-01-02 03:04:05',
        array[timestamptz '2026-01-02 00:00:00+00']`);

    expect(records).toEqual([
      [
        { stringValue: '2026-01-01 22:04:05.12' },
        { stringValue: '2026-01-02 03:04:05' },
        { arrayValue: { stringValues: ['2026-01-02 00:00:00'] } },
      ],
    ]);
  });

  it('answers arrays of one dimension (F62)', async () => {
    const { records } = await execute(
      `select array[1, 2], array['a b', 'c"d'], array[true], array[0.5::float8], '{}'::text[]`,
    );

    expect(records?.[0]?.map(({ arrayValue }) => arrayValue)).toEqual([
      { longValues: [1, 2] },
      { stringValues: ['a b', 'c"d'] },
      { booleanValues: [true] },
      { doubleValues: [0.5] },
      { stringValues: [] },
    ]);
  });

  it.each(['array[[1], [2]]', '1::money', 'point(1, 2)'])(
    'has no member for %s (F62)',
    async (expression) => {
      await expect(execute(`select ${expression}`)).rejects.toMatchObject({
        name: 'UnsupportedResultException',
      });
    },
  );

  it('answers numbers as the caller wishes', async () => {
    const { records } = await execute(`select 1.5::numeric, 2::numeric, 3::int8`, [], {
      resultSetOptions: { decimalReturnType: 'DOUBLE_OR_LONG', longReturnType: 'STRING' },
    });

    expect(records).toEqual([[{ doubleValue: 1.5 }, { longValue: 2 }, { stringValue: '3' }]]);
  });

  it('binds a string as text, so that it meets no uuid, time or json without a cast (F63)', async () => {
    const id = { name: 'value', value: { stringValue: ID } };
    const at = { name: 'value', value: { stringValue: '2026-01-31 00:00:00' } };
    const json = { name: 'value', value: { stringValue: '{}' } };

    await expect(execute('select * from thing where id = :value', [id])).rejects.toThrow(
      /^ERROR: operator does not exist: uuid = text; .*Position: \d+; SQLState: 42883$/,
    );
    await expect(execute('select * from thing where at = :value', [at])).rejects.toThrow('SQLState: 42883');
    await expect(execute('insert into thing (detail) values (:value)', [json])).rejects.toThrow(
      'SQLState: 42804',
    );
  });

  it('binds by cast or by hint what is not text (F47, F63)', async () => {
    const inserted = await execute(
      'insert into thing (id, number, label, at, detail) values (:id, :number, :label, :at::timestamptz, :detail::jsonb)',
      [
        { name: 'id', value: { stringValue: ID }, typeHint: 'UUID' },
        { name: 'number', value: { longValue: 7 } },
        { name: 'label', value: { stringValue: "o'x" } },
        { name: 'at', value: { stringValue: '2026-01-31T09:30:00Z' } },
        { name: 'detail', value: { isNull: true } },
      ],
    );
    const { records } = await execute('select number, label, at, detail from thing where id = :id', [
      { name: 'id', value: { stringValue: ID }, typeHint: 'UUID' },
    ]);

    expect(inserted).toMatchObject({ numberOfRecordsUpdated: 1, generatedFields: [] });
    expect(inserted.records).toBeUndefined();
    expect(records).toEqual([
      [{ longValue: 7 }, { stringValue: "o'x" }, { stringValue: '2026-01-31 09:30:00' }, { isNull: true }],
    ]);
  });

  it('takes every other kind of value', async () => {
    const { records } = await execute('select :double, :boolean, :blob, :decimal, :day', [
      { name: 'double', value: { doubleValue: 0.1 } },
      { name: 'boolean', value: { booleanValue: false } },
      { name: 'blob', value: { blobValue: new Uint8Array([0, 200]) } },
      { name: 'decimal', value: { stringValue: '1.10' }, typeHint: 'DECIMAL' },
      { name: 'day', value: { stringValue: '2026-01-31' }, typeHint: 'DATE' },
    ]);

    expect(records).toEqual([
      [
        { doubleValue: 0.1 },
        { booleanValue: false },
        { blobValue: new Uint8Array([0, 200]) },
        { stringValue: '1.10' },
        { stringValue: '2026-01-31' },
      ],
    ]);
  });

  it('refuses an array and a parameter that is not given (F61)', async () => {
    const array = { name: 'a', value: { arrayValue: { longValues: [1] } } };

    await expect(execute('select :a', [array])).rejects.toMatchObject({ name: 'BadRequestException' });
    await expect(execute('select :a')).rejects.toThrow('Cannot find parameter: a');
  });

  it('refuses several statements (F54)', async () => {
    await expect(execute('select 1; select 2')).rejects.toThrow("Multistatements aren't supported");
  });

  it('refuses a request of more than 4 MiB (F58)', async () => {
    const value = { name: 'a', value: { stringValue: 'x'.repeat(4 * 1024 * 1024) } };

    await expect(execute('select length(:a)', [value])).rejects.toMatchObject({
      name: 'BadRequestException',
    });
  });

  it('counts all that a request holds (F58)', async () => {
    const sets = [1, 2, 3].map(() => [label('x'.repeat(1_500_000))]);

    await expect(batch('insert into thing (label) values (:label)', sets)).rejects.toMatchObject({
      name: 'BadRequestException',
    });
    expect(await countLike('xx%')).toBe(0);
  });

  it.each([
    ['a value of no member', { sql: 'select 1::money' }, 'UnsupportedResultException', 400],
    ['what the database refuses', { sql: 'select 1 / 0' }, 'DatabaseErrorException', 400],
    ['a parameter without value', { sql: 'select :a' }, 'BadRequestException', 400],
    ['a secret of nobody', { secretArn: 'arn:other' }, 'SecretsErrorException', 400],
    ['a transaction of nobody', { transactionId: 'none' }, 'TransactionNotFoundException', 404],
    ['a database that is not there', { database: 'other' }, 'DatabaseNotFoundException', 404],
  ])('names the fault of %s and gives it its status (F64)', async (_, input, name, httpStatusCode) => {
    await expect(execute('select 1', [], input)).rejects.toMatchObject({
      name,
      $metadata: expect.objectContaining({ httpStatusCode }),
    });
  });

  it('is unavailable with its database (F64)', async () => {
    const closed = await openDatabase({ dataDirectory: 'memory' });
    const orphan = createDataApi({ database: closed, masterUsername: 'm', usernameOf: () => 'm' });
    await closed.close();

    await expect(
      orphan.executeStatement({ resourceArn: CLUSTER, secretArn: MASTER, sql: 'select 1' }),
    ).rejects.toMatchObject({ name: 'DatabaseUnavailableException', status: 504 });
  });

  it('describes the columns on request', async () => {
    const { columnMetadata } = await execute('select 1 as "one", now() as "at"', [], {
      includeResultMetadata: true,
    });

    expect(columnMetadata).toMatchObject([
      { label: 'one', name: 'one', typeName: 'int4' },
      { label: 'at', name: 'at', typeName: 'timestamptz' },
    ]);
  });

  it('formats the records as JSON (F58)', async () => {
    const answer = await execute(`select 1 as a, null as b, array['x'] as c, true as d`, [], {
      formatRecordsAs: 'JSON',
    });

    expect(JSON.parse(answer.formattedRecords ?? '')).toEqual([{ a: 1, b: null, c: ['x'], d: true }]);
    expect(answer.records).toBeUndefined();
  });

  it('tells detail, position and state of a database error (F53)', async () => {
    await execute('create table once (id int primary key)');
    await execute('insert into once values (1)');

    const error = execute('insert into once values (1)');

    await expect(error).rejects.toMatchObject({
      name: 'DatabaseErrorException',
      message:
        'ERROR: duplicate key value violates unique constraint "once_pkey"; Detail: Key (id)=(1) already exists.; SQLState: 23505',
      $metadata: expect.objectContaining({ httpStatusCode: 400 }),
    });
  });

  it('works as the role of the login, and as the master again after it', async () => {
    const asReader = await execute('select current_user', [], { secretArn: READER });
    const refused = execute('insert into thing (label) values (null)', [], { secretArn: READER });

    expect(asReader.records).toEqual([[{ stringValue: 'reader' }]]);
    await expect(refused).rejects.toThrow('SQLState: 42501');
    await expect(execute('insert into thing (label) values (null)')).resolves.toMatchObject({
      numberOfRecordsUpdated: 1,
    });
  });

  it('refuses a secret, a cluster and a database that are not of the stack (F64, F66)', async () => {
    const refusalOf = (login: Partial<ExecuteStatementCommandInput>) =>
      expect(execute('select 1', [], login)).rejects;

    await refusalOf({ secretArn: 'arn:other' }).toMatchObject({ name: 'SecretsErrorException' });
    await refusalOf({ resourceArn: 'arn:other' }).toMatchObject({
      name: 'DatabaseNotFoundException',
      $metadata: expect.objectContaining({ httpStatusCode: 404 }),
    });
    await refusalOf({ database: 'other' }).toMatchObject({ name: 'DatabaseNotFoundException' });
    await refusalOf({ schema: 'public' }).toMatchObject({ name: 'ValidationException' });
  });

  it('lets no setting of one call reach the next', async () => {
    await execute(`set timezone to 'Asia/Tokyo'`);

    const { records } = await execute(`select current_setting('timezone')`);

    expect(records).toEqual([[{ stringValue: 'UTC' }]]);
  });

  it('keeps what is written between a begin and a rollback that are sent as SQL', async () => {
    await execute('begin');
    await execute(`insert into thing (label) values ('stray')`);
    await execute('rollback');

    expect(await countLike('stray')).toBe(1);
  });

  it('remembers the call and how it came, without its values', async () => {
    const before = dataApi.calls().length;
    const parameters = [{ name: 'a', value: { stringValue: 'personal' } }];

    await execute('select :a', parameters, { secretArn: READER });
    await dataApi.executeStatement({ resourceArn: CLUSTER, secretArn: MASTER, sql: 'select :a', parameters });

    const call = { operation: 'ExecuteStatement', sql: 'select :a' };
    expect(dataApi.calls().slice(before)).toEqual([
      { ...call, username: 'reader', via: 'http' },
      { ...call, username: 'postroom_admin', via: 'resolver' },
    ]);
  });
});

describe('BatchExecuteStatement', () => {
  it('runs the statement for every set', async () => {
    const answer = await batch('insert into thing (label) values (:label)', [[label('b1')], [label('b2')]]);

    expect(answer.updateResults).toEqual([{ generatedFields: [] }, { generatedFields: [] }]);
    expect(await countLike('b%')).toBe(2);
  });

  it('keeps nothing when one set fails', async () => {
    const answer = batch('insert into thing (label, number) values (:label, 1 / length(:label))', [
      [label('c1')],
      [label('')],
    ]);

    await expect(answer).rejects.toThrow('SQLState: 22012');
    expect(await countLike('c%')).toBe(0);
  });
});

describe('a call that is no call of the Data API', () => {
  it.each([
    ['/Execute', 'not JSON', 400, 'SerializationException'],
    ['/Execute', '{}', 400, 'ValidationException'],
    ['/Execute', '[]', 400, 'ValidationException'],
    ['/ExecuteSql', '{}', 404, 'UnknownOperationException'],
    ['/toString', '{}', 404, 'UnknownOperationException'],
  ])('is refused: %s with %s (F57)', async (path, body, status, name) => {
    const response = await fetch(endpoint.url + path, { method: 'POST', body });

    expect(response.status).toBe(status);
    expect(response.headers.get('x-amzn-errortype')).toBe(name);
  });
});

function execute(
  sql: string,
  parameters: SqlParameter[] = [],
  rest: Partial<ExecuteStatementCommandInput> = {},
) {
  return client.send(
    new ExecuteStatementCommand({
      resourceArn: CLUSTER,
      secretArn: MASTER,
      database: 'postroom',
      sql,
      parameters,
      ...rest,
    }),
  );
}

function batch(sql: string, parameterSets: SqlParameter[][]) {
  return client.send(
    new BatchExecuteStatementCommand({ resourceArn: CLUSTER, secretArn: MASTER, sql, parameterSets }),
  );
}

function label(value: string): SqlParameter {
  return { name: 'label', value: { stringValue: value } };
}

async function countLike(pattern: string): Promise<number | undefined> {
  const { records } = await execute('select count(*) from thing where label like :label', [label(pattern)]);
  return records?.[0]?.[0]?.longValue;
}

describe('a cluster with its Data API switched off', () => {
  it('answers nothing but that (F64)', async () => {
    const switchedOff = createDataApi({
      database,
      masterUsername: 'postroom_admin',
      usernameOf: () => 'postroom_admin',
      hasHttpEndpoint: false,
    });

    const call = switchedOff.executeStatement({ resourceArn: CLUSTER, secretArn: MASTER, sql: 'select 1' });

    await expect(call).rejects.toMatchObject({ name: 'HttpEndpointNotEnabledException', status: 400 });
    await switchedOff.close();
  });
});

describe('a parameter with a type hint that does not exist', () => {
  it('is refused (F47)', async () => {
    const parameters = [{ name: 'x', value: { stringValue: 'a' }, typeHint: 'FOO' as 'UUID' }];

    await expect(execute('select :x as x', parameters)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
