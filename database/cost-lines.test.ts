import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostLine, ErrorCode } from '../graphql/generated/graphql.ts';
import { addCharges, aCharge, type Entered, type Refused } from './test-cost-lines.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { SYSTEM, aClerk, aPackage, user, type Parcel, type Viewer } from './test-parcel.ts';

const FINANCE = user('finance');

let db: TestDatabase;
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'ARRIVED');
});
afterAll(() => db.close());

const aLine = (extra: object = {}) => aCharge(parcel, extra);
const add = (lines: object[], viewer?: Viewer) => addCharges(db, lines, viewer);
const differences = () => db.query('select * from cost_differences()');

async function totals(): Promise<[stage: string, amount: string, tax: string][]> {
  const rows = await db.query<{ stage: string; amount: string; tax: string }>(
    'select stage, amount::text, tax::text from package_cost where package_id = $1 order by stage',
    [parcel.id],
  );
  return rows.map(({ stage, amount, tax }) => [stage, amount, tax]);
}

describe('charges', () => {
  it('are entered once, however often they are sent, and known again', () =>
    db.undone(async () => {
      const [first, second] = [aLine(), aLine({ category: 'FUEL', amount: '1.20', tax: null })];

      const entered = await add([first, second, first]);
      const again = await add([second, first]);

      expect(entered.map(({ wasKnown }) => wasKnown)).toEqual([false, false, false]);
      expect(again.map(({ wasKnown }) => wasKnown)).toEqual([true, true]);
      expect(again.map(({ line }) => line.id)).toEqual([entered[1]?.line.id, entered[0]?.line.id]);
      expect(await totals()).toEqual([['BILLED', '13.7000', '2.5000']]);
      expect(await differences()).toEqual([]);
    }));

  it('are each refused by themselves', () =>
    db.undone(async () => {
      const known = aLine();
      await add([known]);

      const answers = await add([
        aLine(),
        { ...known, amount: '13.00' },
        aLine({ packageId: randomUUID() }),
        aLine({ payerOfficeId: randomUUID() }),
        aLine({ amount: '1e3' }),
      ]);

      expect(answers.map(({ error }) => error?.code)).toEqual([
        undefined,
        'IDEMPOTENCY_KEY_REUSED',
        'NOT_FOUND',
        'NOT_FOUND',
        'INVALID_INPUT',
      ]);
    }));

  it.each([
    ['1e3', 'EUR'],
    ['1,50', 'EUR'],
    ['1.000,50', 'EUR'],
    ['NaN', 'EUR'],
    ['Infinity', 'EUR'],
    ['', 'EUR'],
    [' 1', 'EUR'],
    ['+1', 'EUR'],
    ['0x10', 'EUR'],
    ['01', 'EUR'],
    ['1.', 'EUR'],
    ['.5', 'EUR'],
    ['1'.repeat(40), 'EUR'],
    ['-1', 'EUR'],
    ['1.005', 'EUR'],
    ['1.5', 'JPY'],
    ['1.5005', 'KWD'],
    ['1', 'XXX'],
    ['1', 'eur'],
    ['1', ''],
  ])('cannot be of %s %s', async (amount, currencyCode) => {
    const [answer] = await add([aLine({ amount, currencyCode, tax: null })]);

    expect(answer?.error?.code).toBe('INVALID_INPUT');
  });

  it.each([
    ['1', 'JPY'],
    ['1.000', 'JPY'],
    ['1.505', 'KWD'],
    ['999999999999999.99', 'EUR'],
    ['0', 'EUR'],
  ])('can be of %s %s', (amount, currencyCode) =>
    db.undone(async () => {
      const [answer] = await add([aLine({ amount, currencyCode, tax: null })]);

      expect(answer?.line.amount).toEqual({
        amount: expect.stringContaining(amount.split('.')[0] ?? ''),
        currencyCode,
      });
    }),
  );

  it('are entered by admins, finance and the managers of office and package, and quotes by the system', () =>
    db.undone(async () => {
      const manager = await aClerk(db, parcel.origin, 'MANAGER');
      const cases: [Viewer, object, ErrorCode | undefined][] = [
        [user('admin'), {}, undefined],
        [FINANCE, {}, undefined],
        [manager, {}, undefined],
        [manager, { payerOfficeId: parcel.destination }, 'NOT_FOUND'],
        [await aClerk(db, parcel.elsewhere, 'MANAGER'), { payerOfficeId: parcel.elsewhere }, 'NOT_FOUND'],
        [await aClerk(db, parcel.origin), {}, 'NOT_FOUND'],
        [user(), {}, 'NOT_FOUND'],
        [user('staff'), {}, 'NOT_FOUND'],
        [SYSTEM, {}, 'NOT_FOUND'],
        [SYSTEM, { stage: 'QUOTED' }, undefined],
      ];
      for (const [viewer, extra, code] of cases) {
        const [answer] = await add([aLine(extra)], viewer);
        expect([viewer, extra, answer?.error?.code]).toEqual([viewer, extra, code]);
      }
    }));

  it('are taken back once, by a line of their own', () =>
    db.undone(async () => {
      const [entered] = await add([aLine()]);
      const reverse = () =>
        db.value<{ line: CostLine }>('select reverse_cost_line($1, $2, $3)', [
          FINANCE,
          entered?.line.id,
          'billed twice',
        ]);

      const reversal = await reverse();

      expect(reversal.line).toMatchObject({
        amount: { amount: '-12.5000', currencyCode: 'EUR' },
        tax: { amount: '-2.5000' },
        reversesLineId: entered?.line.id,
        reason: 'billed twice',
      });
      expect(await reverse()).toEqual(reversal);
      expect(await totals()).toEqual([['BILLED', '0.0000', '0.0000']]);
      expect(await differences()).toEqual([]);
    }));
});

describe('charges of an office and of others', () => {
  type Answer = Refused & { line?: CostLine };
  const reverse = (viewer: Viewer, id: string) =>
    db.value<Answer>('select reverse_cost_line($1, $2, $3)', [viewer, id, 'as asked']);

  it('are taken back by those alone who may enter them; others are told what those are told who ask for nothing', () =>
    db.undone(async () => {
      const [line] = await add([aLine()]);
      const id = line?.line.id ?? '';
      const absent = randomUUID();
      const others = [
        await aClerk(db, parcel.destination, 'MANAGER'),
        await aClerk(db, parcel.elsewhere, 'MANAGER'),
        await aClerk(db, parcel.origin),
        user(),
        SYSTEM,
      ];
      for (const viewer of others) {
        const [seen, unseen] = [await reverse(viewer, id), await reverse(viewer, absent)];
        expect(JSON.stringify(seen).replaceAll(id, absent)).toBe(JSON.stringify(unseen));
        expect(seen.error.code).toBe('NOT_FOUND');
      }
      expect((await reverse(await aClerk(db, parcel.origin, 'MANAGER'), id)).line?.reversesLineId).toBe(id);
    }));

  it('are not taken back by the manager of the office that pays, where the package is not theirs', () =>
    db.undone(async () => {
      const payerOfficeId = parcel.elsewhere;
      const [line] = await add([aLine({ payerOfficeId })]);
      const manager = await aClerk(db, payerOfficeId, 'MANAGER');

      expect((await reverse(manager, line?.line.id ?? '')).error?.code).toBe('NOT_FOUND');
    }));

  it('are not reversed twice over, and a reversal is in nobody else’s way', () =>
    db.undone(async () => {
      const [line] = await add([aLine()]);
      const id = line?.line.id ?? '';
      const [taken] = await add([aLine({ sourceLineId: `reversal of ${id}` })]);

      const reversal = await reverse(FINANCE, id);

      expect(taken?.wasKnown).toBe(false);
      expect(reversal.line).toMatchObject({ sourceLineId: null, amount: { amount: '-12.5000' } });
      expect((await reverse(FINANCE, reversal.line?.id ?? '')).error.code).toBe('INVALID_INPUT');
      expect(await differences()).toEqual([]);
    }));

  it('add up beyond what one of them can be', () =>
    db.undone(async () => {
      const amount = '999999999999999.99';

      await add(Array.from({ length: 20 }, () => aLine({ amount, tax: amount })));
      await db.query('select fold_cost_deltas(1000)');

      expect(await totals()).toEqual([['BILLED', '19999999999999999.8000', '19999999999999999.8000']]);
      expect(await differences()).toEqual([]);
    }));

  it.each([
    [{ amount: '0', tax: '-5' }, 'INVALID_INPUT'],
    [{ category: 'DISCOUNT', amount: '0', tax: '5' }, 'INVALID_INPUT'],
    [{ category: 'DISCOUNT', amount: '-1', tax: '-0.20' }, undefined],
    [{ stage: 'ADJUSTED', amount: '-1', tax: '-0.20' }, undefined],
    [{ stage: 'ADJUSTED', amount: '-1', tax: '0.20' }, 'INVALID_INPUT'],
    [{ incurredAt: '1999-12-31T23:00:00Z' }, 'INVALID_INPUT'],
    [{ incurredAt: '2999-12-31T23:00:00Z' }, 'INVALID_INPUT'],
    [{ sourceLineId: ' 1' }, 'INVALID_INPUT'],
    [{ sourceLineId: '1\n2' }, 'INVALID_INPUT'],
    [{ costCentre: ' ' }, 'INVALID_INPUT'],
    [{ packageId: 'no id' }, 'NOT_FOUND'],
    [{ payerOfficeId: 'no id' }, 'NOT_FOUND'],
  ])('are entered or not with %o', (extra, code) =>
    db.undone(async () => {
      expect((await add([aLine(extra)]))[0]?.error?.code).toBe(code);
    }),
  );

  it.each(['\\u0000', '\\ud800', '\\udc00'])('are kept beside one that holds %s', (escape) =>
    db.undone(async () => {
      const broken = JSON.stringify(aLine({ reason: 'HERE' })).replace('HERE', escape);

      const answers = await db.value<Entered[]>('select add_cost_lines($1, $2)', [
        FINANCE,
        JSON.stringify([broken, JSON.stringify(aLine())]),
      ]);

      expect(answers.map(({ error }) => error?.code)).toEqual(['INVALID_INPUT', undefined]);
    }),
  );

  it('tell the system no more of the office that pays than a package does', () =>
    db.undone(async () => {
      const [quoted] = await add([aLine({ stage: 'QUOTED' })], SYSTEM);

      expect(quoted?.line.payerOffice).toMatchObject({ costCentre: null, policy: null });
    }));

  it('are forgotten as far as they tell of somebody, and add up as before', () =>
    db.undone(async () => {
      const someone = await db.value<string>('select sender_id from package where id = $1', [parcel.id]);
      await db.query(`update person set name = 'Grete Zknamef' where id = $1`, [someone]);
      const lines = [aLine({ reason: 'Zknamef asked' }), aLine({ reason: 'peak' })];
      const entered = await add(lines);
      await expect(db.undone(() => db.query('update cost_line set reason = null'))).rejects.toThrow(
        /append-only/,
      );

      await db.query('select erase_person($1, $2)', [user('admin'), someone]);

      const again = await add(lines);
      expect(again.map(({ line }) => line.reason)).toEqual([null, 'peak']);
      expect(again.map(({ line }) => line.id)).toEqual(entered.map(({ line }) => line.id));
      expect(await differences()).toEqual([]);
    }));
});
