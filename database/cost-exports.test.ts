import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CostExport, CostReport } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aClerk, aPackage, anOffice, user, type Parcel, type Viewer } from './test-parcel.ts';

type Started = { export?: CostExport & { file?: object }; error?: { code: string; message: string } };
type Page = { at: string; id: string; line: (string | null)[] };

const FINANCE = user('finance');

let db: TestDatabase;
let parcel: Parcel;
let office: string;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db);
});
// what is entered in the transaction of a claim is not in its snapshot, so nothing is undone here
beforeEach(async () => {
  office = await anOffice(db);
});
afterAll(() => db.close());

const add = (lines: object[]) =>
  db.value('select add_cost_lines($1, $2)', [
    FINANCE,
    JSON.stringify(
      lines.map((line) =>
        JSON.stringify({
          sourceLineId: randomUUID(),
          packageId: parcel.id,
          payerOfficeId: office,
          category: 'FUEL',
          stage: 'BILLED',
          amount: '1.00',
          currencyCode: 'EUR',
          incurredAt: '2026-03-01T12:00:00Z',
          ...line,
        }),
      ),
    ),
  ]);

const anInput = (more: object = {}) => ({
  idempotencyKey: randomUUID(),
  officeId: office,
  from: '2026-03-01',
  to: '2026-03-31',
  format: 'CSV',
  ...more,
});

const start = (more: object = {}, viewer: Viewer = FINANCE) =>
  db.value<Started>('select start_cost_export($1, $2)', [viewer, anInput(more)]);
const claim = (id: string | undefined, run: string, seconds = 60) =>
  db.value<{ totals: object } | null>('select claim_cost_export($1, $2, $3)', [id, run, seconds]);
const get = (id: string | undefined, viewer: Viewer = FINANCE) =>
  db.value<(CostExport & { file?: object }) | null>('select cost_export_json($1, $2)', [viewer, id]);
const page = (
  id: string | undefined,
  run: string,
  after: [string, string] | [null, null] = [null, null],
  most = 500,
) =>
  db.query<Page>('select at::text, id, line from cost_export_page($1, $2, $3, $4, $5)', [
    id,
    run,
    ...after,
    most,
  ]);

async function claimed(more: object = {}, viewer: Viewer = FINANCE) {
  const run = randomUUID();
  const { export: begun } = await start(more, viewer);
  return { id: begun?.id, run, answer: await claim(begun?.id, run) };
}

describe('an export of charges', () => {
  it('waits to be written, and is the same for the same key of the same user', async () => {
    const input = anInput();
    const [first, again] = [await start(input), await start(input)];
    const another = await start({ ...input, format: 'PDF' });
    const foreign = await start({ ...input, format: 'PDF' }, user('admin'));

    expect(first.export).toMatchObject({ state: 'QUEUED', groupBy: 'CATEGORY', stage: null });
    expect(again).toEqual(first);
    expect(another.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(foreign.export).toMatchObject({ state: 'QUEUED', format: 'PDF' });
  });

  it('is begun and found by those only who may see what the office pays, now', async () => {
    const [manager, clerk] = [await aClerk(db, office, 'MANAGER'), await aClerk(db, office)];
    const stranger = await aClerk(db, parcel.elsewhere, 'MANAGER');
    const { export: begun } = await start({}, manager);

    for (const viewer of [clerk, stranger]) {
      expect((await start({}, viewer)).error).toEqual(
        (await start({ officeId: randomUUID() }, viewer)).error && {
          code: 'NOT_FOUND',
          message: `There is no office ${office} whose charges you may see.`,
        },
      );
      expect(await get(begun?.id, viewer)).toBeNull();
    }
    expect(await get(begun?.id, manager)).toEqual(await get(begun?.id));
    await db.query('delete from office_member where sub = $1', [manager.sub]);
    expect(await get(begun?.id, manager)).toBeNull();
    expect(await claim(begun?.id, randomUUID())).toBeNull();
    expect(await get(begun?.id)).toMatchObject({ state: 'FAILED', error: { code: 'NOT_FOUND' } });
  });

  it.each([
    [{ idempotencyKey: 'short' }, 'idempotencyKey'],
    [{ reportingCurrency: 'EURO' }, 'reportingCurrency'],
  ])('is refused with %j', async (more, name) => {
    expect((await start(more)).error).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(name),
    });
  });

  it('is written by one at a time, by another one when its lease is over, and in three tries', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const { export: begun } = await start();

    expect(await claim(begun?.id, one)).not.toBeNull();
    expect(await claim(begun?.id, other)).toBeNull();
    expect(await get(begun?.id)).toMatchObject({ state: 'WRITING' });
    await db.query(`update cost_export set leased_until = clock_timestamp() - interval '1 second'`);
    expect(await get(begun?.id)).toMatchObject({ state: 'QUEUED' });
    expect(await claim(begun?.id, other)).not.toBeNull();
    expect(await db.value('select renew_cost_export($1, $2, 60)', [begun?.id, one])).toBe(false);
    expect(await db.value('select finish_cost_export($1, $2, 1, 1, 60)', [begun?.id, one])).toBe(false);
    expect(await db.value('select release_cost_export($1, $2)', [begun?.id, other])).toBe(true);
    expect(await get(begun?.id)).toMatchObject({ state: 'QUEUED' });
    expect(await claim(begun?.id, one)).not.toBeNull();
    expect(await db.value('select release_cost_export($1, $2)', [begun?.id, one])).toBe(true);
    expect(await get(begun?.id)).toMatchObject({ state: 'FAILED', error: { code: 'INTERNAL' } });
    expect(await claim(begun?.id, other)).toBeNull();
  });

  it('that was cut off in its third try has failed', async () => {
    const { id } = await claimed();
    await db.query(
      `update cost_export set attempts = 3, leased_until = clock_timestamp() - interval '1 second'`,
    );

    expect(await get(id)).toMatchObject({ state: 'FAILED', error: { code: 'INTERNAL' } });
    expect(await claim(id, randomUUID())).toBeNull();
  });

  it('that is written tells its file until it is gone', async () => {
    const { id, run } = await claimed();
    await db.value('select finish_cost_export($1, $2, 1234, 7, 60)', [id, run]);

    expect(await get(id)).toMatchObject({
      state: 'DONE',
      sizeInBytes: 1234,
      lineCount: 7,
      file: {
        exportId: id,
        runId: run,
        fileName: expect.stringMatching(/^charges-[0-9A-F]{8}-2026-03-01-2026-03-31\.csv$/),
      },
    });
    await db.query('update cost_export set expires_at = clock_timestamp()');
    expect(await get(id)).toMatchObject({ state: 'EXPIRED', file: null });
  });

  it.each([
    ['CSV', false],
    ['PDF', true],
  ])('gives its %s to a colleague who may not see the same packages: %s', async (format, isGiven) => {
    const [one, other] = [await aClerk(db, office, 'MANAGER'), await aClerk(db, office, 'MANAGER')];
    const { id, run } = await claimed({ format }, one);
    await db.value('select finish_cost_export($1, $2, 1, 1, 60)', [id, run]);
    const hasFile = async (viewer?: Viewer) => Boolean((await get(id, viewer))?.file);

    expect([await hasFile(one), await hasFile(), await hasFile(other)]).toEqual([true, true, isGiven]);
    expect(await get(id, other)).toMatchObject({ state: 'DONE' });
  });
});

describe('the charges of an export', () => {
  it('are those of its days, by the clock of the office, and of its stage', async () => {
    await db.query(`update office set time_zone = 'Asia/Tokyo' where id = $1`, [office]);
    await add([
      { incurredAt: '2026-02-28T14:59:59Z', amount: '1.00' },
      { incurredAt: '2026-02-28T15:00:00Z', amount: '2.00' },
      { incurredAt: '2026-03-31T14:59:59Z', amount: '3.00', stage: 'ADJUSTED' },
      { incurredAt: '2026-03-31T15:00:00Z', amount: '4.00' },
      { amount: '5.00', stage: 'QUOTED' },
    ]);
    const [charged, quoted] = [await claimed(), await claimed({ stage: 'QUOTED' })];

    const lines = await page(charged.id, charged.run);
    expect(lines.map(({ line }) => [line[1], line[2], line[10]])).toEqual([
      ['2026-03-01', '2026-03-01T00:00:00+09:00', '2.00'],
      ['2026-03-31', '2026-03-31T23:59:59+09:00', '3.00'],
    ]);
    expect(charged.answer?.totals).toEqual({ EUR: { amount: '5.0000', tax: '0.0000', lineCount: 2 } });
    expect((await page(quoted.id, quoted.run)).map(({ line }) => line[10])).toEqual(['5.00']);
  });

  it('come in pages that hold each once, also those of the same moment', async () => {
    await add(Array.from({ length: 23 }, () => ({})));
    const { id, run } = await claimed();
    const found: string[] = [];
    let after: [string, string] | [null, null] = [null, null];
    for (;;) {
      const rows = await page(id, run, after, 5);
      found.push(...rows.map((row) => row.id));
      const last = rows.at(-1);
      if (!last || rows.length < 5) break;
      after = [last.at, last.id];
    }

    expect(new Set(found).size).toBe(23);
    expect(found).toHaveLength(23);
  });

  it('are shown to no run that has it not, and not when the right is gone', async () => {
    const manager = await aClerk(db, office, 'MANAGER');
    await add([{}]);
    const { id, run } = await claimed({}, manager);

    expect(await page(id, run)).toHaveLength(1);
    expect(await page(id, randomUUID())).toEqual([]);
    await db.query('delete from office_member where sub = $1', [manager.sub]);
    expect(await page(id, run)).toEqual([]);
    expect(await db.value('select cost_export_report($1, $2)', [id, run])).toBeNull();
  });

  it('tell the number of a package to those only who may see the package', async () => {
    const payer = await anOffice(db);
    const manager = await aClerk(db, payer, 'MANAGER');
    await add([{ payerOfficeId: payer }]);
    const numbers = async (viewer: Viewer) => {
      const { id, run } = await claimed({ officeId: payer }, viewer);
      return (await db.asApi(() => page(id, run))).map(({ line }) => line[7]);
    };

    expect(await numbers(manager)).toEqual([null]);
    expect(await numbers(FINANCE)).toEqual([parcel.trackingNumber]);
  });

  it('hold no reason and nobody who entered them', async () => {
    await add([{ reason: 'for Ana Example' }]);
    const { id, run } = await claimed();

    const text = JSON.stringify(await page(id, run));
    expect(text).not.toContain('Ana');
    expect(text).not.toContain(FINANCE.sub);
  });

  it('have the places of their currency, as numbers that stay negative', async () => {
    await add([
      { amount: '1200', currencyCode: 'JPY' },
      { amount: '-1.5', currencyCode: 'KWD', category: 'DISCOUNT', incurredAt: '2026-03-02T12:00:00Z' },
    ]);
    const { id, run } = await claimed();

    expect((await page(id, run)).map(({ line }) => line[10])).toEqual(['1200', '-1.500']);
  });
});

describe('the page of an export', () => {
  it('is the report as the API tells it at that moment', async () => {
    await add([
      {},
      { category: 'PEAK', amount: '2.50' },
      { incurredAt: '2026-02-10T12:00:00Z', amount: '4.00' },
    ]);
    const { id, run } = await claimed({ format: 'PDF' });
    const told = await db.value<CostReport>('select office_cost_report($1, $2, $3, $4, $5, null, 20)', [
      FINANCE,
      office,
      '2026-03-01',
      '2026-03-31',
      'CATEGORY',
    ]);
    await add([{ amount: '1000.00' }]);

    const document = await db.asApi(() =>
      db.value<{ report: CostReport; chart: object[] }>('select cost_export_report($1, $2)', [id, run]),
    );
    expect(document.report).toEqual(told);
    expect(document.chart).toHaveLength(2);
  });
});
