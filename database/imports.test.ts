import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Import } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aClerk, anOffice, aPerson, type Viewer } from './test-parcel.ts';

type Run = { import: Import; position: number } | null;

let db: TestDatabase;
let office: string;
let berlin: { id: string; code: string };
let clerk: Viewer;

beforeAll(async () => {
  db = await testDatabase();
  office = await anOffice(db);
  const id = await anOffice(db);
  berlin = { id, code: await db.value('select code from office where id = $1', [id]) };
  await db.query(`update office set time_zone = 'Europe/Berlin' where id = $1`, [id]);
  clerk = await aClerk(db, office);
});

afterAll(() => db.close());

async function begun(isDryRun = false): Promise<{ importId: string; runId: string }> {
  const { import: started } = await start({ isDryRun });
  const importId = started?.id as string;
  return { importId, runId: await runOf(importId) };
}

async function start(input: object, viewer = clerk): Promise<{ import?: Import; error?: { code: string } }> {
  const whole = {
    idempotencyKey: randomUUID(),
    officeId: office,
    fileName: 'a.csv',
    sizeInBytes: 100,
    ...input,
  };
  return db.value('select start_import($1, $2)', [viewer, whole]);
}

async function runOf(importId: string, etag = 'etag'): Promise<string> {
  const runId = randomUUID();
  await db.value<Run>('select begin_import_run($1, $2, $3)', [importId, runId, etag]);
  return runId;
}

const aRow = (line: number, content: object = {}) => ({
  line,
  key: `reference ${line}`,
  problems: [] as object[],
  content: {
    sender: { name: 'Ana Example' },
    recipient: { name: 'Rui Example' },
    destinationOffice: berlin.code,
    ...content,
  },
});

async function giveIn(ids: { importId: string; runId: string }, rows: object[], from = 0): Promise<Run> {
  const batch = JSON.stringify({ from, until: from + rows.length, rows });
  return db.value('select import_rows($1, $2, $3)', [ids.importId, ids.runId, batch]);
}

async function endPass({ importId, runId }: { importId: string; runId: string }): Promise<Run> {
  return db.value('select end_import_pass($1, $2)', [importId, runId]);
}

async function bothPasses(
  ids: { importId: string; runId: string },
  rows: object[],
): Promise<Import | undefined> {
  await giveIn(ids, rows);
  await endPass(ids);
  await giveIn(ids, rows);
  return (await endPass(ids))?.import;
}

const packages = () => db.value<number>('select count(*)::int from package');
const problemsOf = ({ importId }: { importId: string }) =>
  db.query<{ line: number; column: string; code: string; message: string }>(
    `select line, column_name as "column", code, message from import_problem where import_id = $1 order by line, place`,
    [importId],
  );

describe('start_import', () => {
  it('answers the same import for the same key, and refuses the key with other words', async () => {
    const idempotencyKey = randomUUID();

    const [first, again] = [await start({ idempotencyKey }), await start({ idempotencyKey })];
    const other = await start({ idempotencyKey, fileName: 'b.csv' });

    expect(first.import).toMatchObject({ state: 'WAITING', checkedRows: 0, totalRows: null, error: null });
    expect(again).toEqual(first);
    expect(other.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it("leaves each their own keys: nobody is told of another's, nobody takes one from them", async () => {
    const idempotencyKey = randomUUID();
    const colleague = await aClerk(db, office);
    const system = { kind: 'SYSTEM' } as const;
    const ids = [];
    for (const viewer of [clerk, colleague, system, clerk, colleague, system]) {
      ids.push((await start({ idempotencyKey }, viewer)).import?.id);
    }

    expect(new Set(ids).size).toBe(3);
    expect(ids.slice(3)).toEqual(ids.slice(0, 3));
  });

  it('refuses an office where the caller does not work, and what cannot be', async () => {
    expect((await start({ officeId: berlin.id })).error?.code).toBe('NOT_FOUND');
    expect((await start({ officeId: 'LIS1' })).error?.code).toBe('NOT_FOUND');
    expect((await start({ sizeInBytes: 0 })).error?.code).toBe('INVALID_INPUT');
    expect((await start({ sizeInBytes: 2 ** 26 + 1 })).error?.code).toBe('INVALID_INPUT');
    expect((await start({ fileName: ' ' })).error?.code).toBe('INVALID_INPUT');
    expect((await start({ idempotencyKey: 'short' })).error?.code).toBe('INVALID_INPUT');
  });
});

describe('an import', () => {
  it('registers nothing before all rows are checked, and then every good one', async () => {
    const ids = await begun();
    const before = await packages();

    const checked = await giveIn(ids, [aRow(2), aRow(3)]);
    expect(await packages()).toBe(before);
    await endPass(ids);
    await giveIn(ids, [aRow(2), aRow(3)]);
    const done = await endPass(ids);

    expect(checked).toMatchObject({ position: 2, import: { state: 'CHECKING', checkedRows: 2 } });
    expect(done?.import).toMatchObject({ state: 'DONE', totalRows: 2, registeredRows: 2, failedRows: 0 });
    expect(await packages()).toBe(before + 2);
  });

  it('takes a batch once, however often it is given in', async () => {
    const ids = await begun();
    const rows = [aRow(22), aRow(23)];
    await giveIn(ids, rows);
    await endPass(ids);
    await giveIn(ids, rows);
    const before = await packages();

    const again = await giveIn(ids, rows);

    expect(again).toBeNull();
    expect(await packages()).toBe(before);
  });

  it('is taken over by the youngest run', async () => {
    const ids = await begun();
    const younger = { ...ids, runId: await runOf(ids.importId) };

    expect(await giveIn(ids, [aRow(32)])).toBeNull();
    expect(await endPass(ids)).toBeNull();
    expect(await giveIn(younger, [aRow(32)])).toMatchObject({ position: 1 });
  });

  it('knows the rows of an earlier import, and refuses a reference that comes with something else', async () => {
    const rows = [aRow(42), aRow(43)];
    await bothPasses(await begun(), rows);
    const before = await packages();
    const ids = await begun();

    const again = await bothPasses(ids, [aRow(42), aRow(43, { sender: { name: 'Eva Example' } })]);

    expect(again).toMatchObject({ knownRows: 1, registeredRows: 0, failedRows: 1, totalRows: 2 });
    expect(await problemsOf(ids)).toMatchObject([
      { line: 43, column: 'reference', code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
    expect(await packages()).toBe(before);
  });

  it('that is dry registers nothing, and tells what is known and what is wrong', async () => {
    await bothPasses(await begun(), [aRow(52)]);
    const before = await packages();
    const ids = await begun(true);

    await giveIn(ids, [aRow(52), aRow(53), aRow(54, { destinationOffice: 'NOWHERE' })]);
    const done = await endPass(ids);

    expect(done?.import).toMatchObject({
      state: 'DONE',
      ...{ totalRows: 3, knownRows: 1, registeredRows: 0, failedRows: 1 },
    });
    expect(await packages()).toBe(before);
  });

  it('explains a carrier number that is on a package whose journey is not over, when dry too', async () => {
    const carrierNumbers = [
      { number: 'RX000000005PT', carrier: 'POST', scheme: 'S10', isCheckDigitValid: true },
    ];
    const registered = await bothPasses(await begun(), [aRow(56, { carrierNumbers })]);
    const ids = await begun(true);

    await giveIn(ids, [aRow(57, { carrierNumbers }), aRow(56, { carrierNumbers })]);

    expect(registered).toMatchObject({ registeredRows: 1 });
    expect(await problemsOf(ids)).toEqual([
      {
        ...{ line: 57, column: 'carrier_number', code: 'CARRIER_NUMBER_IN_USE' },
        message: 'A package whose journey is not over has this number.',
      },
    ]);
  });

  it('says in which column there is a person whom nobody knows, and not whom', async () => {
    const ids = await begun(true);
    const nobody = { id: randomUUID() };

    await giveIn(ids, [aRow(58, { sender: nobody }), aRow(59, { recipient: nobody })]);

    const message = 'There is no person with this id.';
    expect(await problemsOf(ids)).toEqual([
      { line: 58, column: 'sender_id', code: 'NOT_FOUND', message },
      { line: 59, column: 'recipient_id', code: 'NOT_FOUND', message },
    ]);
  });

  it('explains every row once that somebody whose right was taken away has left', async () => {
    const other = await aClerk(db, office);
    const { import: started } = await start({}, other);
    const ids = { importId: started?.id as string, runId: await runOf(started?.id as string) };
    await giveIn(ids, [aRow(62)]);
    await endPass(ids);
    await db.query('delete from office_member where sub = $1', [other.sub]);

    await giveIn(ids, [aRow(62)]);
    const done = await endPass(ids);

    expect(done?.import).toMatchObject({ registeredRows: 0, failedRows: 1 });
    expect(await problemsOf(ids)).toEqual([
      {
        ...{ line: 62, column: null, code: 'NOT_FOUND' },
        message: 'Whoever began the import may not register packages of its office any more.',
      },
    ]);
  });

  it('reads a time without offset at the destination, and refuses hours that never come or come twice', async () => {
    const ids = await begun();
    const at = (line: number, promisedLocal: string) => aRow(line, { promisedLocal });

    const done = await bothPasses(ids, [
      at(72, '2026-03-29T01:59:59'),
      at(73, '2026-03-29T02:30:00'),
      at(74, '2026-10-25T02:30:00'),
      at(75, '2024-02-29T12:00:00'),
      at(76, '2026-10-25T03:00:00'),
    ]);

    expect(done).toMatchObject({ registeredRows: 3, failedRows: 2 });
    expect(await problemsOf(ids)).toMatchObject([
      { line: 73, column: 'promised_at', message: expect.stringContaining('put forward') },
      { line: 74, column: 'promised_at', message: expect.stringContaining('comes twice') },
    ]);
    expect(
      await db.query('select promised_at from package where promised_at is not null order by 1'),
    ).toMatchObject([
      { promised_at: new Date('2024-02-29T11:00:00Z') },
      { promised_at: new Date('2026-03-29T00:59:59Z') },
      { promised_at: new Date('2026-10-25T02:00:00Z') },
    ]);
  });

  it('begins anew with another file, of which rows that were registered are known', async () => {
    const ids = await begun();
    await giveIn(ids, [aRow(82)]);
    await endPass(ids);
    await giveIn(ids, [aRow(82)]);
    const runId = await runOf(ids.importId, 'another');

    const done = await bothPasses({ ...ids, runId }, [aRow(82), aRow(83)]);

    expect(done).toMatchObject({ totalRows: 2, knownRows: 1, registeredRows: 1 });
  });

  it('that failed says why, and takes no more rows', async () => {
    const ids = await begun();

    const failed = await db.value<Run>(`select fail_import($1, $2, 'INVALID_FILE', 'The file is empty.')`, [
      ids.importId,
      ids.runId,
    ]);

    expect(failed?.import).toMatchObject({ state: 'FAILED', error: { code: 'INVALID_FILE' } });
    expect(await giveIn(ids, [aRow(92)])).toBeNull();
    expect(await runOf(ids.importId).then((runId) => giveIn({ ...ids, runId }, [aRow(92)]))).toBeNull();
  });
});

describe('an import that has not moved for an hour', () => {
  const seen = (importId: string) => db.value<Import>('select import_json($1, $2)', [clerk, importId]);
  const untouchedFor = (importId: string, time: string) =>
    db.query('update import set updated_at = clock_timestamp() - $2::interval where id = $1', [
      importId,
      time,
    ]);

  it.each([
    ['WAITING', 'INVALID_FILE'],
    ['CHECKING', 'INTERNAL'],
    ['REGISTERING', 'INTERNAL'],
  ])('while it was %s has failed, and says so', async (state, code) => {
    const importId = (await start({})).import?.id as string;
    if (state !== 'WAITING') await runOf(importId);
    await db.query('update import set state = $2 where id = $1', [importId, state]);

    await untouchedFor(importId, '59 minutes');
    const before = await seen(importId);
    await untouchedFor(importId, '61 minutes');
    const after = await seen(importId);

    expect(before).toMatchObject({ state, error: null });
    expect(after).toMatchObject({
      state: 'FAILED',
      error: {
        code,
        message: 'It stopped, or the file never came. Import the file again: what is registered stays known.',
      },
    });
  });

  it('goes on where a late run takes it up', async () => {
    const ids = await begun();
    await giveIn(ids, [aRow(112)]);
    await endPass(ids);
    await untouchedFor(ids.importId, '2 hours');

    const runId = randomUUID();
    const late = await db.value<Run>('select begin_import_run($1, $2, $3)', [ids.importId, runId, 'etag']);
    await giveIn({ ...ids, runId }, [aRow(112)]);
    const done = await endPass({ ...ids, runId });

    expect(late?.import).toMatchObject({ state: 'REGISTERING', error: null });
    expect(done?.import).toMatchObject({ state: 'DONE', registeredRows: 1 });
  });

  it('that was begun again waits anew for its file', async () => {
    const idempotencyKey = randomUUID();
    const importId = (await start({ idempotencyKey })).import?.id as string;
    await untouchedFor(importId, '2 hours');

    const again = await start({ idempotencyKey });

    expect(again.import).toMatchObject({ id: importId, state: 'WAITING', error: null });
  });

  it('and was done stays done', async () => {
    const ids = await begun();
    await bothPasses(ids, [aRow(122)]);

    await untouchedFor(ids.importId, '2 days');

    expect(await seen(ids.importId)).toMatchObject({ state: 'DONE', error: null });
  });
});

describe('imports and their problems', () => {
  it('are for those who work in the office, and nobody else', async () => {
    const ids = await begun(true);
    await giveIn(ids, [aRow(2, { destinationOffice: 'NOWHERE' }), aRow(3, { sender: { id: randomUUID() } })]);
    const stranger = await aClerk(db, berlin.id);
    const seenBy = async (viewer: Viewer) => ({
      one: await db.value('select import_json($1, $2)', [viewer, ids.importId]),
      list: (await db.query('select item from import_page($1, $2, null, 50)', [viewer, office])).length > 0,
      problems: (
        await db.query('select item from import_problem_page($1, $2, null, null, 50)', [viewer, ids.importId])
      ).length,
    });

    const [own, others, system] = [
      await seenBy(clerk),
      await seenBy(stranger),
      await seenBy({ kind: 'SYSTEM' }),
    ];

    expect(own).toMatchObject({ one: { id: ids.importId }, list: true, problems: 2 });
    expect(others).toEqual({ one: null, list: false, problems: 0 });
    expect(system).toMatchObject({ list: true, problems: 2 });
  });

  it('come in pages that hold each once', async () => {
    const ids = await begun(true);
    await giveIn(ids, [aRow(2, { destinationOffice: 'NOWHERE' }), aRow(3, { sender: { id: randomUUID() } })]);

    const [first] = await db.query<{ line: number; place: number }>(
      'select line, place from import_problem_page($1, $2, null, null, 1)',
      [clerk, ids.importId],
    );
    const rest = await db.query<{ line: number }>(
      'select line from import_problem_page($1, $2, $3, $4, 50)',
      [clerk, ids.importId, first?.line, first?.place],
    );

    expect([first?.line, ...rest.map(({ line }) => line)]).toEqual([2, 3]);
  });

  it('name people by their id whom whoever began the import may name', async () => {
    const ids = await begun();

    const [colleague, stranger] = [await aPerson(db), await aPerson(db)];
    await db.query('update person set home_office_id = $2 where id = $1', [colleague, berlin.id]);

    await bothPasses(ids, [
      aRow(102, { sender: { id: colleague } }),
      aRow(103, { sender: { id: stranger } }),
      aRow(104, { recipient: { id: randomUUID() } }),
    ]);

    expect(await problemsOf(ids)).toMatchObject([
      { line: 103, column: 'sender_id', code: 'NOT_FOUND', message: 'There is no person with this id.' },
      { line: 104, column: 'recipient_id', code: 'NOT_FOUND', message: 'There is no person with this id.' },
    ]);
  });
});
