import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import {
  aNumber,
  aNumbered,
  anUnmatched,
  barcodeInput,
  complete,
  numbered,
  registerByBarcode,
} from './test-identity.ts';
import { testSession } from './test-database.ts';
import { anOffice, record, register, user, type Answer, type Database, type Parcel } from './test-parcel.ts';

const AT_ONCE = 32;

let server: PostgresServer;
let pool: Pool;
let db: Database;
let office: string;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: AT_ONCE });
  pool.on('error', () => undefined);
  db = testSession(pool);
  const client = await pool.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  client.release();
  office = await anOffice(db);
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

const times = <Result>(work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(index)));
const outcomes = (answers: Answer[]) => answers.map(({ error }) => error?.code ?? 'DONE');
const versionsOf = (id: string) =>
  db.value<number[]>(
    'select array(select version from package_event where package_id = $1 order by version)',
    [id],
  );

describe(`${AT_ONCE} registrations at once`, () => {
  it('with one number leave one package that has it', async () => {
    const number = aNumber();

    const codes = outcomes(
      await times((index) =>
        aNumbered(db, office, aNumber(), ...(index % 2 ? [number] : [number, aNumber()])),
      ),
    );

    expect(codes.filter((code) => code === 'DONE')).toHaveLength(1);
    expect(codes.filter((code) => code === 'CARRIER_NUMBER_IN_USE')).toHaveLength(AT_ONCE - 1);
    expect(
      await db.value('select count(*)::int from package_carrier_number where number = $1', [number]),
    ).toBe(1);
  });

  it('with the same numbers in different orders do not wait for each other for ever', async () => {
    const numbers = Array.from({ length: 10 }, aNumber);
    const turned = (by: number) => [...numbers.slice(by % 10), ...numbers.slice(0, by % 10)];

    const codes = outcomes(await times((index) => aNumbered(db, office, ...turned(index))));

    expect(codes.filter((code) => code === 'DONE')).toHaveLength(1);
  });

  it('by a person who has never sent anything are of one person', async () => {
    const [viewer, destination] = [user(), await anOffice(db)];
    const people = { sender: { name: 'Rui' }, recipient: { name: 'Ana' } };

    const answers = await times(() =>
      register(db, { ...people, originOfficeId: office, destinationOfficeId: destination }, viewer),
    );

    expect(new Set(outcomes(answers))).toEqual(new Set(['DONE']));
    expect(new Set(answers.map((answer) => answer.package?.id)).size).toBe(AT_ONCE);
    expect(new Set(answers.map((answer) => answer.package?.sender?.id)).size).toBe(1);
  });

  it('of one barcode under one key are one package, and each time the same answer', async () => {
    const input = barcodeInput(office, aNumber());

    const answers = await times(() => registerByBarcode(db, input));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.package).toMatchObject({ version: 2, status: 'ACCEPTED' });
  });
});

describe(`${AT_ONCE} completions of one package at once`, () => {
  it('add a recipient once', async () => {
    const { id } = await anUnmatched(db, office);

    const codes = outcomes(await times((index) => complete(db, id, { recipient: { name: `Ana ${index}` } })));

    expect(codes.filter((code) => code === 'DONE')).toHaveLength(1);
    expect(codes.filter((code) => code === 'INVALID_INPUT')).toHaveLength(AT_ONCE - 1);
    expect(await versionsOf(id)).toEqual([1, 2, 3]);
  });

  it('under one key are one act, also among scans', async () => {
    const { id } = await anUnmatched(db, office);
    const destination = await anOffice(db);
    const input = {
      idempotencyKey: randomUUID(),
      destinationOfficeId: destination,
      recipient: { name: 'Ana' },
    };
    const parcel = { id, origin: office, destination } as Parcel;

    const answers = await times((index) =>
      index % 2
        ? complete(db, id, input)
        : record(db, parcel, { kind: 'RECEIVE', officeId: destination, minute: 100 + index }),
    );

    expect(outcomes(answers).every((code) => code === 'DONE')).toBe(true);
    expect(await versionsOf(id)).toEqual(Array.from({ length: 3 + AT_ONCE / 2 }, (_, index) => index + 1));
    expect(await db.value('select status from package_state where package_id = $1', [id])).toBe('ARRIVED');
  });

  it('under one key for different packages are one act', async () => {
    const parcels = await Promise.all(Array.from({ length: 8 }, () => anUnmatched(db, office)));
    const input = { idempotencyKey: randomUUID(), recipient: { name: 'Ana' } };

    const answers = await Promise.allSettled(parcels.map(({ id }) => complete(db, id, input)));

    const done = answers.filter((one) => one.status === 'fulfilled' && one.value.package);
    expect(done).toHaveLength(1);
    expect(
      await db.value('select count(*)::int from package where recipient_id is not null and id = any ($1)', [
        parcels.map(({ id }) => id),
      ]),
    ).toBe(1);
  });

  it('and a registration that wants the same number leave one package that has it', async () => {
    const number = aNumber();
    const parcels = await Promise.all(Array.from({ length: AT_ONCE }, () => anUnmatched(db, office)));

    const answers = await times((index) =>
      index % 2
        ? complete(db, parcels[index]?.id ?? '', numbered(number))
        : registerByBarcode(db, barcodeInput(office, number)),
    );

    expect(outcomes(answers).filter((code) => code === 'DONE')).toHaveLength(1);
  });
});
