import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Import } from '../../graphql/generated/graphql.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { importManifest, type Services } from './import.ts';
import { importLedgerOf, type ImportLedger } from './ledger.ts';

const HEADER = 'reference,sender_name,recipient_name,destination_office,promised_at';
const ROWS_AT_ONCE = 20;
/** Three batches, of which the last is not full. */
const ROWS = 50;

let database: LiveDatabase;
let officeId: string;

beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
  officeId = await anOffice('LIS1');
  await anOffice('BER1');
});

afterAll(() => database.close());

async function anOffice(code: string): Promise<string> {
  const id = randomUUID();
  await database.owner.query(
    `with place as (
       insert into location (id, kind, name, office_id, time_zone)
       values (:id::uuid, 'OFFICE', 'Front desk', :id::uuid, 'Europe/Lisbon')
     )
     insert into office (id, code, name, location_id, time_zone, currency_code, cost_centre)
     values (:id::uuid, :code, 'An office', :id::uuid, 'Europe/Lisbon', 'EUR', '4711')`,
    { id, code },
  );
  return id;
}

/** References are unique to the file, unless it is given the prefix of another. */
function manifest(rows: number, prefix: string, isBad: (row: number) => boolean = () => false): string {
  const row = (number: number) => `${prefix}${number},Ana,Rui,${isBad(number) ? 'NOWHERE' : 'BER1'},`;
  return [HEADER, ...Array.from({ length: rows }, (_, number) => row(number))].join('\n');
}

async function begun(isDryRun = false): Promise<string> {
  const input = { idempotencyKey: randomUUID(), officeId, fileName: 'a.csv', sizeInBytes: 1, isDryRun };
  const [row] = await database.api.query<{ started: string }>(
    'select start_import(:viewer::jsonb, :input::jsonb)::text as started',
    { viewer: JSON.stringify({ kind: 'SYSTEM' }), input: JSON.stringify(input) },
  );
  return (JSON.parse(row?.started ?? '') as { import: Import }).import.id;
}

type Told = { told: Import[] };

function services(file: string, changes: Partial<Services> = {}): Services & Told {
  const told: Import[] = [];
  return {
    told,
    ledger: importLedgerOf(database.api),
    open: async () => chunksOf(file),
    tell: async (progress) => void told.push(progress),
    now: () => new Date('2026-11-23T12:00:00Z'),
    newId: randomUUID,
    log: () => undefined,
    rowsAtOnce: ROWS_AT_ONCE,
    ...changes,
  };
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(file);
}

function run(importId: string, given: Services, timeLeft = () => 900_000): Promise<void> {
  return importManifest(given)({ importId, key: `manifests/${importId}.csv`, etag: 'etag' }, timeLeft);
}

async function importOf(file: string, isDryRun = false): Promise<Import | undefined> {
  const given = services(file);
  await run(await begun(isDryRun), given);
  return given.told.at(-1);
}

async function registered(): Promise<number> {
  const [row] = await database.owner.query<{ count: number }>('select count(*)::int as count from package');
  return row?.count ?? 0;
}

function problemsOf(done: Import | undefined): Promise<object[]> {
  return database.owner.query(
    'select line, column_name, code, message from import_problem where import_id = :id::uuid',
    { id: done?.id ?? '' },
  );
}

class Killed extends Error {}

/** Dies at the nth call of the database: before it is made, or when it was done and nobody heard of it. */
function dyingLedger(call: number, isDone: boolean): ImportLedger {
  const ledger = importLedgerOf(database.api);
  let calls = 0;
  const mortal =
    <Arguments extends unknown[], Result>(ask: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      const dies = calls++ === call;
      if (dies && !isDone) throw new Killed();
      const result = await ask(...given);
      if (dies) throw new Killed();
      return result;
    };
  return {
    begin: mortal(ledger.begin),
    run: (importId, runId) => {
      const { giveIn, endPass, fail } = ledger.run(importId, runId);
      return { giveIn: mortal(giveIn), endPass: mortal(endPass), fail: mortal(fail) };
    },
  };
}

describe('an import', () => {
  it('registers every good row, and explains every other one', async () => {
    const before = await registered();

    const done = await importOf(manifest(ROWS, 'good-', (row) => row % 10 === 3));

    expect(done).toMatchObject({ state: 'DONE', totalRows: ROWS, failedRows: ROWS / 10, knownRows: 0 });
    expect(done?.registeredRows).toBe(ROWS - ROWS / 10);
    expect(await registered()).toBe(before + ROWS - ROWS / 10);
  });

  it('reports a column that it does not know, and counts it as no row', async () => {
    const file = manifest(ROWS, 'column-').replaceAll('\n', ',x\n').replace(',x\n', ',Ana Secret\n');

    const [dry, done] = [await importOf(`${file},x`, true), await importOf(`${file},x`)];

    expect(dry).toMatchObject({ totalRows: ROWS, registeredRows: 0, knownRows: 0, failedRows: 0 });
    expect(done).toMatchObject({ totalRows: ROWS, registeredRows: ROWS, knownRows: 0, failedRows: 0 });
    expect(await problemsOf(done)).toEqual([
      {
        ...{ line: 1, column_name: null, code: 'INVALID_INPUT' },
        message: 'Column 6 of the header is not one that we know: it was not read.',
      },
    ]);
  });

  it('changes nothing when its rows are imported again, in whatever order', async () => {
    const file = manifest(40, 'twice-');
    await importOf(file);
    const before = await registered();
    const [header, ...rows] = file.split('\n');

    const again = await importOf([header, ...rows.toReversed()].join('\n'));

    expect(again).toMatchObject({ totalRows: 40, knownRows: 40, registeredRows: 0, failedRows: 0 });
    expect(await registered()).toBe(before);
  });

  it('that is dry registers nothing', async () => {
    const before = await registered();

    const done = await importOf(
      manifest(ROWS, 'dry-', (row) => row === 7),
      true,
    );

    expect(done).toMatchObject({ state: 'DONE', totalRows: ROWS, registeredRows: 0, failedRows: 1 });
    expect(await registered()).toBe(before);
  });

  it('registers nothing of a file whose last line cannot be read', async () => {
    const before = await registered();

    const failed = await importOf(`${manifest(ROWS, 'open-')}\nx,"Ana`);

    expect(failed).toMatchObject({ state: 'FAILED', error: { code: 'INVALID_FILE' }, registeredRows: 0 });
    expect(failed?.error?.message).toContain(`line ${ROWS + 2}`);
    expect(await registered()).toBe(before);
  });

  it('registers every row once, wherever it is killed and run again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(8), fc.boolean()), { minLength: 1, maxLength: 4 }),
        async (deaths) => {
          const file = manifest(ROWS, `${randomUUID()}-`, (row) => row === 30);
          const importId = await begun();
          const before = await registered();

          for (const [call, isDone] of deaths) {
            const mortal = services(file, { ledger: dyingLedger(call, isDone) });
            await run(importId, mortal).catch((fault: unknown) => expect(fault).toBeInstanceOf(Killed));
          }
          const last = services(file);
          await run(importId, last);

          expect(last.told.at(-1)).toMatchObject({
            ...{ state: 'DONE', totalRows: ROWS, registeredRows: ROWS - 1, knownRows: 0, failedRows: 1 },
          });
          expect(await registered()).toBe(before + ROWS - 1);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is done by the younger of two runs at the same time, and no row twice', async () => {
    const file = manifest(ROWS, 'race-');
    const importId = await begun();
    const before = await registered();
    const [one, other] = [services(file), services(file)];

    await Promise.all([run(importId, one), run(importId, other)]);

    const done = [...one.told, ...other.told].filter(({ state }) => state === 'DONE');
    expect(done).toMatchObject([{ registeredRows: ROWS, knownRows: 0, failedRows: 0 }]);
    expect(await registered()).toBe(before + ROWS);
  });

  it('stops before its time is over, to go on in the next try', async () => {
    const file = manifest(ROWS, 'slow-');
    const importId = await begun();
    let batches = 0;

    const first = run(importId, services(file), () => (++batches > 2 ? 29_000 : 900_000));
    await expect(first).rejects.toMatchObject({ name: 'ImportNotFinished' });
    const next = services(file);
    await run(importId, next);

    expect(next.told.at(-1)).toMatchObject({ state: 'DONE', totalRows: ROWS, registeredRows: ROWS });
  });

  it('goes on when nobody can be told on the way, and is tried again when nobody heard of its end', async () => {
    const file = manifest(ROWS, 'deaf-');
    const importId = await begun();
    const deaf = services(file, { tell: () => Promise.reject(new Error('nobody hears')) });

    await expect(run(importId, deaf)).rejects.toThrow('nobody hears');
    const again = services(file);
    await run(importId, again);

    expect(again.told).toMatchObject([{ state: 'DONE', registeredRows: ROWS }]);
  });

  it('ends without harm where its file was replaced, or where there is no such import', async () => {
    const importId = await begun();
    const replaced = services('', { open: async () => null });

    await run(importId, replaced);
    await run(randomUUID(), services(''));

    expect(replaced.told).toEqual([]);
  });

  it('tells once a second at most on its way, and at its end', async () => {
    let seconds = 0;
    const now = () => new Date(Date.UTC(2026, 10, 23) + (seconds += 0.3) * 1000);
    const given = services(manifest(ROWS, 'told-'), { now });

    await run(await begun(), given);

    expect(given.told.map(({ state }) => state)).toContain('CHECKING');
    expect(given.told.at(-1)).toMatchObject({ state: 'DONE' });
    expect(given.told.length).toBeLessThan(7);
  });
});

describe('what a cell says', () => {
  it('never breaks a batch: the row is registered or explained', async () => {
    const column = fc.constantFrom(
      'reference',
      'sender_name',
      'promised_at',
      'carrier_number',
      'recipient_email',
    );
    const cell = fc.string({ unit: 'binary', maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(column, fc.array(cell, { minLength: 5, maxLength: 30 }), async (name, cells) => {
        const quoted = cells.map((text) => `"${text.replaceAll('"', '""')}",Ana,Rui,BER1`);

        const done = await importOf(
          [
            `${name},${name === 'sender_name' ? 'reference' : 'sender_name'},recipient_name,destination_office`,
            ...quoted,
          ].join('\n'),
        );

        expect(done?.state).toBe('DONE');
        expect(done?.totalRows).toBe(cells.length);
        expect((done?.registeredRows ?? 0) + (done?.knownRows ?? 0) + (done?.failedRows ?? 0)).toBe(
          cells.length,
        );
      }),
      { numRuns: 25 },
    );
  });
});
