import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostLine, ErrorCode } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { SYSTEM, aClerk, aPackage, user, type Parcel, type Viewer } from './test-parcel.ts';

type Refused = { error: { code: ErrorCode; message: string } };
type Entered = { wasKnown: boolean; line: CostLine } & Partial<Refused>;

const FINANCE = user('finance');

let db: TestDatabase;
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'ARRIVED');
});
afterAll(() => db.close());

const aLine = (extra: object = {}) => ({
  sourceLineId: randomUUID(),
  packageId: parcel.id,
  category: 'BASE_FREIGHT',
  stage: 'BILLED',
  amount: '12.50',
  tax: '2.50',
  currencyCode: 'EUR',
  ...extra,
});

async function add(lines: object[], viewer: Viewer = FINANCE): Promise<Entered[]> {
  return db.value('select add_cost_lines($1, $2)', [viewer, JSON.stringify(lines)]);
}

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

describe('a bill for several packages', () => {
  it('is divided into parts that add up to it, whatever the shares', () =>
    fc.assert(
      fc.asyncProperty(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc
          .array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 40 })
          .filter((shares) => shares.some(Boolean)),
        fc.constantFrom(0, 2, 3, 4),
        async (units, shares, places) => {
          const amount = (Number(units) / 1).toFixed(0);
          const parts = await db.value<string[]>(
            `select divided($1::numeric / 10::numeric ^ $3::int, $2::numeric[], $3::int)::text[]`,
            [amount, shares, places],
          );
          const inUnits = parts.map((part) => BigInt(part.replace('.', '').replace(/^(-?)0+(?=\d)/, '$1')));
          expect(inUnits.reduce((sum, part) => sum + part, 0n)).toBe(BigInt(amount));
          const all = shares.reduce((sum, share) => sum + BigInt(share), 0n);
          inUnits.forEach((part, place) => {
            const exact = (BigInt(amount) * BigInt(shares[place] ?? 0)) / all;
            expect(part - exact >= -1n && part - exact <= 1n).toBe(true);
          });
        },
      ),
      { numRuns: 300 },
    ));

  it('is entered whole, once, or not at all', () =>
    db.undone(async () => {
      const other = await aPackage(db);
      const bill = {
        ...aLine({ amount: '10.00', tax: '1.00', payerOfficeId: parcel.origin }),
        by: 'WEIGHT',
        parts: [
          { packageId: parcel.id, basis: '2' },
          { packageId: other.id, basis: '1' },
        ],
      };
      const allocate = (input: object) =>
        db.value<{ lines: CostLine[] } & Refused>('select allocate_cost($1, $2)', [FINANCE, input]);

      const { lines } = await allocate(bill);

      expect(lines.map(({ amount, tax }) => [amount.amount, tax.amount])).toEqual([
        ['6.6700', '0.6700'],
        ['3.3300', '0.3300'],
      ]);
      expect((await allocate(bill)).lines).toEqual(lines);
      expect((await allocate({ ...bill, by: 'COUNT' })).error.code).toBe('IDEMPOTENCY_KEY_REUSED');
      expect(
        (
          await allocate({
            ...bill,
            sourceLineId: 'x',
            parts: [...bill.parts, { packageId: randomUUID(), basis: '1' }],
          })
        ).error.code,
      ).toBe('NOT_FOUND');
      expect(await differences()).toEqual([]);
    }));
});

describe('a part of a bill', () => {
  it('is not lost to a charge of the same name, nor to its own reversal', () =>
    db.undone(async () => {
      const other = await aPackage(db);
      const { packageId: _, ...bill } = aLine({
        sourceLineId: 'INV 1',
        amount: '1.01',
        tax: '0',
        payerOfficeId: parcel.origin,
      });
      const parts = [{ packageId: other.id }, { packageId: parcel.id }];
      const allocate = (input: object) =>
        db.value<{ lines: CostLine[] } & Refused>('select allocate_cost($1, $2)', [FINANCE, input]);
      await add([aLine({ sourceLineId: 'INV 1' }), aLine({ sourceLineId: 'INV 1 / 001' })]);

      const { lines } = await allocate({ ...bill, by: 'COUNT', parts });
      await db.query('select reverse_cost_line($1, $2, $3)', [FINANCE, lines[0]?.id, 'wrong']);
      const again = await allocate({ ...bill, by: 'COUNT', parts });

      expect(lines.map(({ packageId, amount }) => [packageId, amount.amount])).toEqual([
        [other.id, '0.5100'],
        [parcel.id, '0.5000'],
      ]);
      expect(again.lines).toEqual(lines);
      const refusedParts = [
        [...parts, { packageId: other.id.toUpperCase() }],
        [...parts, { packageId: `{${other.id}}` }],
        [],
      ];
      for (const wrong of refusedParts)
        expect((await allocate({ ...bill, sourceLineId: 'y', by: 'COUNT', parts: wrong })).error.code).toBe(
          'INVALID_INPUT',
        );
      expect(
        (await allocate({ ...bill, sourceLineId: 'y', by: 'COUNT', parts: [{ packageId: 'no id' }] })).error
          .code,
      ).toBe('NOT_FOUND');
      expect(await differences()).toEqual([]);
    }));
});

describe('the list of charges', () => {
  const page = async (
    viewer: Viewer,
    filter: object,
    after: [string, string] | [null, null] = [null, null],
    limit = 100,
  ) => {
    // what was opened is closed again, as at the end of a statement that is a transaction of its own
    await db.query('reset all');
    return db.query<{ id: string; incurred_at: string }>(
      'select id, incurred_at::text from cost_line_page($1, $2, $3, $4, $5) order by incurred_at desc, id desc',
      [viewer, filter, ...after, limit],
    );
  };

  it('is told page by page, by package, payer and invoice, and within a time', () =>
    db.undone(async () => {
      const incurredAt = (day: number) => `2026-03-${String(day).padStart(2, '0')}T12:00:00Z`;
      await add(
        [1, 2, 2, 3, 4].map((day) =>
          aLine({ incurredAt: incurredAt(day), invoiceReference: `INV ${day % 2}` }),
        ),
      );
      const all = await page(FINANCE, { packageId: parcel.id });

      const walked: string[] = [];
      let after: [string, string] | [null, null] = [null, null];
      for (;;) {
        const [row] = await page(FINANCE, { payerOfficeId: parcel.origin }, after, 1);
        if (!row) break;
        walked.push(row.id);
        after = [row.incurred_at, row.id];
      }

      expect(all).toHaveLength(5);
      expect(walked).toEqual(all.map(({ id }) => id));
      expect(await page(FINANCE, { invoiceReference: 'INV 1' })).toHaveLength(2);
      expect(
        await page(FINANCE, {
          packageId: parcel.id,
          incurred: { from: incurredAt(2), until: incurredAt(4) },
        }),
      ).toHaveLength(3);
      expect(await page(FINANCE, { packageId: 'no id', payerOfficeId: parcel.origin })).toEqual([]);
    }));

  it('is empty for whoever may not see what is charged', () =>
    db.undone(async () => {
      await add([aLine({ invoiceReference: 'INV 7' }), aLine({ stage: 'QUOTED' })]);
      const manager = await aClerk(db, parcel.origin, 'MANAGER');
      const stranger = await aClerk(db, parcel.elsewhere, 'MANAGER');
      const count = async (viewer: Viewer, filter: object) => (await page(viewer, filter)).length;

      expect(await count(manager, { packageId: parcel.id })).toBe(2);
      expect(await count(manager, { payerOfficeId: parcel.origin })).toBe(2);
      expect(await count(manager, { invoiceReference: 'INV 7' })).toBe(0);
      expect(await count(manager, { payerOfficeId: parcel.origin, invoiceReference: 'INV 7' })).toBe(1);
      expect(await count(stranger, { packageId: parcel.id })).toBe(0);
      expect(await count(stranger, { payerOfficeId: parcel.origin })).toBe(0);
      expect(await count(await aClerk(db, parcel.origin), { packageId: parcel.id })).toBe(0);
      expect(await count(SYSTEM, { packageId: parcel.id })).toBe(1);
    }));
});
