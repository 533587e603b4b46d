import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  anOffice,
  aPackage,
  begun,
  berlin,
  chargedTo,
  chargesOf,
  database,
  FINANCE,
  HEADER,
  imported,
  importOf,
  json,
  linesOf,
  newNumber,
  office,
  outcomesOf,
  quote,
  rematched,
  row,
  run,
  startInvoiceWorld,
} from './test-invoices.ts';

beforeAll(startInvoiceWorld);
afterAll(() => database.close());

describe('a line of an invoice', () => {
  it('is charged once to the package that has its number, whatever file brings it, and whoever renames it', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const invoice = { invoiceNumber: 'Re-17 a' };

    const first = await imported([row('1', number, '4.10'), row('2', number, '1.00', 'Base rate')], invoice);
    const again = await imported([row('2', number, '1.00', 'Base rate'), row('1', number, '4.1')], {
      ...{ invoiceNumber: 'RE17A', carrier: ' dhl ', fileName: 'other.csv' },
    });

    expect(await chargedTo(id)).toEqual(['1.0000', '4.1000']);
    expect(await importOf(first)).toMatchObject({
      ...{ state: 'DONE', lineCount: 2 },
      outcomes: [{ outcome: 'MATCHED', lineCount: 2, amount: { amount: '5.1000', currencyCode: 'EUR' } }],
    });
    expect((await linesOf(first)).map(({ wasKnown }) => wasKnown)).toEqual([false, false]);
    expect((await linesOf(again)).map(({ outcome, wasKnown }) => [outcome, wasKnown])).toEqual([
      ['MATCHED', true],
      ['MATCHED', true],
    ]);
  });

  it('keeps the day that the carrier says, where the office is', async () => {
    const number = newNumber();
    await aPackage(number);

    await imported([row('1', number, '3.33', 'Fuel', '2026-03-29')]);

    expect((await chargesOf()).filter(({ amount }) => amount === '3.3300')).toMatchObject([
      { incurred_on: '2026-03-29' },
    ]);
  });

  it('that says something else later is told apart, and not overwritten', async () => {
    const [number, other] = [newNumber(), newNumber()];
    const { id } = await aPackage(number);
    await aPackage(other);
    const invoice = { invoiceNumber: randomUUID() };
    const [known] = await linesOf(await imported([row('1', number, '10.00')], invoice));

    const dearer = await linesOf(await imported([row('1', number, '11.00')], invoice));
    const moved = await linesOf(await imported([row('1', other, '10.00')], invoice));

    expect(dearer).toMatchObject([
      { outcome: 'CHANGED', amount: { amount: '11.0000' }, costLineId: known?.costLineId, wasKnown: true },
    ]);
    expect(moved).toMatchObject([{ outcome: 'CHANGED', costLineId: known?.costLineId }]);
    expect(await chargedTo(id)).toEqual(['10.0000']);
  });

  it('that charges the same as another is flagged, in one file and across invoices, and not charged', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const invoice = { invoiceNumber: randomUUID() };
    const rows = [
      row('1', number),
      row('2', number),
      row('1', number),
      row('1', number, '9.00'),
      row('3', number, '8.00'),
    ];

    const first = await imported(rows, invoice);
    const other = await imported([row('77', number), row('78', number, '8.00', 'Base rate')]);
    const elsewhere = await imported([row('1', number)], { carrier: 'UPS' });
    const shuffled = await imported(rows.toReversed(), invoice);

    expect(await outcomesOf(first)).toEqual(['MATCHED', 'DUPLICATE', 'DUPLICATE', 'CHANGED', 'MATCHED']);
    expect(await outcomesOf(other)).toEqual(['DUPLICATE', 'MATCHED']);
    expect(await outcomesOf(elsewhere)).toEqual(['MATCHED']);
    expect((await outcomesOf(shuffled)).filter((one) => one === 'MATCHED')).toHaveLength(1);
    expect(await chargedTo(id)).toEqual(['8.0000', '8.0000', '10.0000', '10.0000']);
  });

  it('that was taken back may be charged by another invoice', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const [line] = await linesOf(await imported([row('1', number)]));
    await database.api.query(
      `select reverse_cost_line(:viewer::jsonb, :id::uuid, 'wrong invoice')::text as answer`,
      { viewer: JSON.stringify(FINANCE), id: line?.costLineId ?? '' },
    );

    const again = await imported([row('1', number)]);

    expect(await outcomesOf(again)).toEqual(['MATCHED']);
    expect(await chargedTo(id)).toEqual(['-10.0000', '10.0000', '10.0000']);
  });

  it('without a package is kept, and charged when the package becomes known', async () => {
    const number = newNumber();
    const invoice = { invoiceNumber: randomUUID() };
    const importId = await imported([row('1', number), row('2', newNumber())], invoice);
    expect(await outcomesOf(importId)).toEqual(['UNMATCHED', 'UNMATCHED']);
    expect((await rematched(importId)).import.outcomes).toMatchObject([{ lineCount: 2 }]);

    const { id } = await aPackage(number);
    const answer = await rematched(importId);
    const again = await imported([row('1', number)], invoice);

    expect(answer).toMatchObject({
      lastLine: null,
      import: {
        outcomes: [
          { outcome: 'MATCHED', lineCount: 1 },
          { outcome: 'UNMATCHED', lineCount: 1 },
        ],
      },
    });
    expect(await outcomesOf(again)).toEqual(['MATCHED']);
    expect(await chargedTo(id)).toEqual(['10.0000']);
  });

  it('finds the package that had the number on that day', async () => {
    const number = newNumber();
    const journey = async (from: string, until: string) => {
      const { id } = await aPackage(number, { registeredAt: from });
      await database.api.query(`select record_scans('{"kind":"SYSTEM"}'::jsonb, :scans::jsonb, '[]')::text`, {
        scans: JSON.stringify([
          { scanId: randomUUID(), packageId: id, kind: 'HAND_OVER', officeId: berlin, occurredAt: until },
        ]),
      });
      return id;
    };
    const early = await journey('2025-01-10T09:00:00Z', '2025-01-20T09:00:00Z');
    const late = await journey('2025-07-10T09:00:00Z', '2025-07-20T09:00:00Z');
    const days = [
      '2025-01-15',
      '2025-01-21',
      '2025-03-01',
      '2025-07-01',
      '2025-07-12',
      '2025-12-01',
      '2026-03-01',
    ];

    const importId = await imported([
      ...days.map((day, index) => row(`${index}`, number, '1.00', 'Fuel', day)),
      row('before', number, '1.00', 'Fuel', '2024-12-01'),
    ]);

    const found = (await linesOf(importId)).map(({ packageId }) => packageId);
    expect(found).toEqual([early, early, early, early, late, late, null, null]);
  });

  it('is not guessed where several packages fit, or its numbers are of two', async () => {
    const [number, other] = [newNumber(), newNumber()];
    const mine = await aPackage(number);
    await aPackage(number, { originOfficeId: berlin }).catch(() => undefined);
    await database.owner.query(
      `insert into package_carrier_number (package_id, number, place, added_at, registered_at)
       values (:id::uuid, :number, 9, now(), now())`,
      { id: (await aPackage(other)).id, number },
    );
    const importId = await begun();
    await run(
      importId,
      `Reference,AWB Number,Charge,Net,Date\n,${number},Fuel,1,20260115\n${mine.trackingNumber},${number},Fuel,2,20260115\n` +
        `${mine.trackingNumber},${other},Fuel,3,20260115\nOrder 7,${other},Fuel,4,20260115\n${mine.trackingNumber},,Fuel,5,20260115`,
    );

    expect(await outcomesOf(importId)).toEqual(['AMBIGUOUS', 'MATCHED', 'AMBIGUOUS', 'MATCHED', 'MATCHED']);
    expect(await chargedTo(mine.id)).toEqual(['2.0000', '5.0000']);
  });

  it('of a whole consignment, is charged to each package that the lines name as we do', async () => {
    const number = newNumber();
    const [one, other] = [await aPackage(newNumber()), await aPackage(newNumber())];
    const file = (ids: [string, string]) =>
      `line_id,reference,awb,charge,net,date\n${ids[0]},${one.trackingNumber},${number},Fuel,1,20260115\n` +
      `${ids[1]},${other.trackingNumber},${number},Fuel,1,20260115\n`;
    const carrier = randomUUID().slice(0, 8);
    const outcomes = [];
    for (const ids of [
      ['', ''],
      ['', ''],
      ['1', '2'],
    ] as [string, string][]) {
      const importId = await begun({ carrier, invoiceNumber: '17' });
      await run(importId, file(ids));
      outcomes.push(await outcomesOf(importId));
    }

    expect(outcomes).toEqual([
      ['MATCHED', 'MATCHED'],
      ['MATCHED', 'MATCHED'],
      ['DUPLICATE', 'DUPLICATE'],
    ]);
    expect([await chargedTo(one.id), await chargedTo(other.id)]).toEqual([['1.0000'], ['1.0000']]);
  });
});

describe('a bill and its quote', () => {
  it('stand apart, and a difference beyond the tolerance is told with both amounts', async () => {
    const [dear, fair, whole, unquoted] = [newNumber(), newNumber(), newNumber(), newNumber()];
    await quote((await aPackage(dear)).id, '10.00');
    await quote((await aPackage(fair)).id, '9.90');
    const total = (await aPackage(whole)).id;
    await quote(total, '20.00', { category: 'BASE_FREIGHT' });
    await quote(total, '5.00', { category: 'OTHER', payerOfficeId: berlin });
    await aPackage(unquoted);
    const rows = [
      ...[row('1', dear, '10.50'), row('2', fair, '10.00'), row('3', whole, '16.00', 'Base rate')],
      ...[
        row('4', whole, '4.00', 'Peak'),
        row('5', unquoted),
        row('6', whole, '4.00', 'Base rate', '2026-01-16'),
      ],
    ];

    for (const isDryRun of [true, false]) {
      const lines = await linesOf(
        await imported(rows, { tolerancePercent: '2', toleranceAmount: '0.20', isDryRun }),
      );

      expect(lines.map(({ outcome, quoted, billed }) => [outcome, quoted?.amount, billed?.amount])).toEqual([
        ['DIFFERS_FROM_QUOTE', '10.0000', '10.5000'],
        ['MATCHED', '9.9000', '10.0000'],
        ['MATCHED', '20.0000', '20.0000'],
        // not quoted by itself: the whole package is compared
        ['DIFFERS_FROM_QUOTE', '20.0000', '24.0000'],
        ['MATCHED', undefined, undefined],
        ['MATCHED', '20.0000', '20.0000'],
      ]);
      expect(lines.every(({ costLineId }) => (costLineId === null) === isDryRun)).toBe(true);
    }
    const totals = await database.owner.query(
      'select stage, amount::text from package_cost where package_id = :id::uuid order by stage',
      { id: total },
    );
    expect(totals).toEqual([
      { stage: 'BILLED', amount: '24.0000' },
      { stage: 'QUOTED', amount: '25.0000' },
    ]);
  });

  it('that was taken back is none', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    await quote(id, '1.00');
    const [line] = await database.owner.query<{ id: string }>(
      'select id from cost_line where package_id = :id::uuid',
      { id },
    );
    await database.api.query(
      `select reverse_cost_line('{"kind":"SYSTEM"}'::jsonb, :id::uuid, 'wrong')::text as answer`,
      { id: line?.id ?? '' },
    );

    expect(await linesOf(await imported([row('1', number)]))).toMatchObject([
      { outcome: 'MATCHED', quoted: null },
    ]);
  });
});

describe('who imports', () => {
  const finance = FINANCE;

  async function staff(role: 'CLERK' | 'MANAGER', officeId: string): Promise<object> {
    const sub = randomUUID();
    await database.owner.query(
      'insert into office_member (sub, office_id, role) values (:sub, :office::uuid, :role)',
      { sub, office: officeId, role },
    );
    return { kind: 'USER', sub, groups: ['staff'] };
  }

  it('is admin, finance, or a manager of the office that pays; nobody else is told that there is an invoice', async () => {
    const importId = await imported([row('1', newNumber())]);
    const own = [{ ...finance, groups: ['admin'] }, finance, await staff('MANAGER', office)];
    const others = [
      ...[await staff('MANAGER', berlin), await staff('CLERK', office), { kind: 'SYSTEM' }],
      { kind: 'USER', sub: 'x', groups: [] },
    ];
    const seen = async (viewer: object) => ({
      import: await importOf(importId, viewer),
      lines: await linesOf(importId, viewer),
      absent: await importOf(randomUUID(), viewer),
      rematched: (await rematched(importId, viewer)).error?.code,
      begun: await begun({ viewer }).then(
        () => 'begun',
        () => 'refused',
      ),
      listed: await json<number>(
        `select least(count(*), 1)::text as answer from invoice_import_page(:viewer::jsonb, :office::uuid, null, 5)`,
        { viewer: JSON.stringify(viewer), office },
      ),
    });

    for (const viewer of own)
      expect(await seen(viewer)).toMatchObject({
        ...{ import: { id: importId }, lines: [{ line: 2 }], absent: null, begun: 'begun', listed: 1 },
      });
    for (const viewer of others)
      expect(await seen(viewer)).toEqual({
        ...{ import: null, lines: [], absent: null, rematched: 'NOT_FOUND', begun: 'refused', listed: 0 },
      });
  });

  it('charges packages that are theirs; those of others are as unknown, until finance tries', async () => {
    const [ours, theirs] = [newNumber(), newNumber()];
    await aPackage(ours);
    const elsewhere = await anOffice();
    await aPackage(theirs, { originOfficeId: elsewhere, destinationOfficeId: elsewhere });
    const manager = await staff('MANAGER', office);
    const importId = await imported([row('1', ours), row('2', theirs), row('3', newNumber())], {
      viewer: manager,
    });

    const lines = await linesOf(importId, manager);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['MATCHED', 'UNMATCHED', 'UNMATCHED']);
    expect({ ...lines[1], line: 0, lineId: '', carrierNumber: '' }).toEqual({
      ...{ ...lines[2], line: 0, lineId: '', carrierNumber: '' },
    });
    await rematched(importId, manager);
    expect(await outcomesOf(importId)).toEqual(['MATCHED', 'UNMATCHED', 'UNMATCHED']);
    await rematched(importId);
    expect(await outcomesOf(importId)).toEqual(['MATCHED', 'MATCHED', 'UNMATCHED']);
  });

  it('finds no package of others by our number either', async () => {
    const elsewhere = await anOffice();
    const theirs = await aPackage(newNumber(), { originOfficeId: elsewhere, destinationOfficeId: elsewhere });
    const importId = await begun({ viewer: await staff('MANAGER', office) });

    await run(importId, `line_id,reference,charge,net,date\n1,${theirs.trackingNumber},Fuel,1,20260115\n`);

    expect(await outcomesOf(importId)).toEqual(['UNMATCHED']);
  });

  it('and lost the right on the way charges nothing more', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const manager = (await staff('MANAGER', office)) as { sub: string };
    const importId = await begun({ viewer: manager });
    await database.owner.query('delete from office_member where sub = :sub', { sub: manager.sub });

    await run(importId, `${HEADER}\n${row('1', number)}`);

    expect(await importOf(importId)).toMatchObject({ state: 'FAILED', error: { code: 'NOT_FOUND' } });
    expect(await chargedTo(id)).toEqual([]);
  });
});

const HUGE = '1'.repeat(40);
const NO_AMOUNTS = [
  '1.005',
  '1e3',
  '"1,50"',
  '"1.234,56"',
  '"1,234.56"',
  'NaN',
  'Infinity',
  '-1',
  '+1',
  '(1.00)',
  '€ 1.00',
];

describe('an amount of an invoice', () => {
  it.each([
    [
      'EUR',
      ['12.50', '012.5', '0', '-0', '7.5000', '999999999999999.99'],
      [...NO_AMOUNTS, HUGE, '0x10', '١٢', "'); drop table x; --"],
    ],
    ['JPY', ['100', '100.0'], ['1.5', '0.01']],
    ['KWD', ['1.505', '1.5050'], ['1.5005']],
  ])('of %s can be %j and not %j', async (currencyCode, good, bad) => {
    const rows = [];
    for (const amount of [...good, ...bad]) {
      const number = newNumber();
      await aPackage(number);
      rows.push(row('', number, amount));
    }

    const lines = await linesOf(await imported(rows, { currencyCode }));

    expect(lines.map(({ outcome }) => outcome)).toEqual([
      ...good.map(() => 'MATCHED'),
      ...bad.map(() => 'FAILED'),
    ]);
    for (const { amount, problem } of lines.slice(good.length))
      expect([amount, problem?.code]).toEqual([null, 'INVALID_INPUT']);
  });

  it('has a comma only where the import says so, and is never of another currency or the wrong sign', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const importId = await begun({ decimalSeparator: 'COMMA' });

    await run(
      importId,
      `carrier_number;description;amount;tax;currency;charged_on\n${number};Fuel;1.234,56;0,5;eur;2026-01-15\n` +
        `${number};Peak;1234.56;;;2026-01-15\n${number};Peak;1,00;;USD;2026-01-15\n${number};Discount;-1,00;;;2026-01-15\n` +
        `${number};Discount;1,00;;;2026-01-15\n${number};Duty;1,00;-0,10;;2026-01-15`,
    );

    expect(await outcomesOf(importId)).toEqual([
      'MATCHED',
      'FAILED',
      'FAILED',
      'MATCHED',
      'FAILED',
      'FAILED',
    ]);
    expect(await chargedTo(id)).toEqual(['-1.0000', '1234.5600']);
  });
});
