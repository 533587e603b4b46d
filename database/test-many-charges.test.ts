import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someOffices, type Shipment } from './test-charges.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { enterCharges, fillCharges } from './test-many-charges.ts';

/** What two fillings cannot have in common: ids that are drawn, and when the rows were written. */
const KEPT: Record<string, string> = {
  cost_line: `to_jsonb(r) - '{id, created_at, entered_in}'::text[]`,
  package_event: `to_jsonb(r) - 'transaction_id'`,
  ...Object.fromEntries(
    [
      ...[
        'package',
        'package_state',
        'package_cost',
        'charged_package',
        'cost_total',
        'cost_delta',
        'lane_charge',
      ],
      ...['lane_charge_delta', 'delivery', 'delivery_total', 'delivery_delta'],
    ].map((table) => [table, 'to_jsonb(r)']),
  ),
};

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await someOffices(db, 3);
});
afterAll(() => db.close());

const filledBy = (fill: (db: TestDatabase, shipment: Shipment) => Promise<void>) =>
  db.undone(async () => {
    await fill(db, { from: 0, to: 60, of: 120, name: 'first' });
    await fill(db, { from: 0, to: 40, of: 40, name: 'second' });
    const rows: Record<string, string[]> = {};
    for (const [table, row] of Object.entries(KEPT)) {
      const found = await db.query<{ row: string }>(
        `select (${row})::text as row from ${table} r order by 1`,
      );
      rows[table] = found.map((one) => one.row);
    }
    const differences = [
      ...(await db.query('select * from cost_differences()')),
      ...(await db.query('select * from delivery_differences()')),
    ];
    return { rows, differences };
  });

describe('a filling of many charges at once', () => {
  it('leaves byte for byte what those leave who enter charges and record deliveries', async () => {
    const [entered, filled] = [await filledBy(enterCharges), await filledBy(fillCharges)];

    expect(filled.rows).toEqual(entered.rows);
    expect(filled.rows['cost_line']).toHaveLength(400);
    expect(filled.rows['cost_total']?.length).toBeGreaterThan(500);
    expect([entered.differences, filled.differences]).toEqual([[], []]);
  });
});
