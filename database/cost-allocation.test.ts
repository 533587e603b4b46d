import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostLine } from '../graphql/generated/graphql.ts';
import { addCharges, aCharge, type Refused } from './test-cost-lines.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aPackage, user, type Parcel } from './test-parcel.ts';

const FINANCE = user('finance');

let db: TestDatabase;
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'ARRIVED');
});
afterAll(() => db.close());

const aLine = (extra: object = {}) => aCharge(parcel, extra);
const add = (lines: object[]) => addCharges(db, lines);
const differences = () => db.query('select * from cost_differences()');

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
