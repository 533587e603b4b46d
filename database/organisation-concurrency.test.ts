import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import {
  ADDRESS,
  aCode,
  anOpenedOffice,
  createLocation,
  createOffice,
  locationInput,
  officeInput,
  placesOf,
  updateOffice,
  type Change,
} from './test-organisation.ts';
import type { Database } from './test-parcel.ts';

const AT_ONCE = 16;

let server: PostgresServer;
let pool: Pool;
let db: Database;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: AT_ONCE });
  pool.on('error', () => undefined);
  db = testSession(pool);
  const client = await pool.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  client.release();
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

const times = (work: (index: number) => Promise<Change>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(index)));
const outcomes = (answers: Change[]) => answers.map(({ error }) => error?.code ?? 'DONE').sort();
const oneDone = (code: string) => ['DONE', ...Array<string>(AT_ONCE - 1).fill(code)].sort();

describe(`${AT_ONCE} admins at once`, () => {
  it('open one office with one code', async () => {
    const code = aCode();

    const answers = await times(() => createOffice(db, officeInput({ code })));

    expect(outcomes(answers)).toEqual(oneDone('OFFICE_CODE_IN_USE'));
    expect(await db.value('select count(*)::int from office where code = $1', [code])).toBe(1);
  });

  it('open one office under one key, and each hears of the same', async () => {
    const input = officeInput();

    const answers = await times(() => createOffice(db, input));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.office?.code).toBe(input.code);
  });

  it('give one code to one office, whether they open one or change one', async () => {
    const offices = await Promise.all(Array.from({ length: AT_ONCE }, () => anOpenedOffice(db)));
    const code = aCode();

    const answers = await times((index) =>
      index % 2
        ? createOffice(db, officeInput({ code }))
        : updateOffice(db, { officeId: offices[index]?.id, code }),
    );

    expect(outcomes(answers)).toEqual(oneDone('OFFICE_CODE_IN_USE'));
  });

  it('add one location under one key, while its office moves and changes its code', async () => {
    const office = await anOpenedOffice(db);
    const input = locationInput(office.id);

    const answers = await times((index) =>
      index % 2
        ? createLocation(db, input)
        : updateOffice(db, {
            ...{ officeId: office.id, code: aCode() },
            address: { ...ADDRESS, addressLines: [`Rua ${index}`] },
          }),
    );

    expect(new Set(outcomes(answers))).toEqual(new Set(['DONE']));
    expect(new Set(answers.flatMap(({ location }) => location?.id ?? [])).size).toBe(1);
    expect(await placesOf(db, office.id)).toHaveLength(2);
  });
});
