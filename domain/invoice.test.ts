import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from './invoice-amount.ts';
import { categoryOf } from './invoice-category.ts';
import { invoiceHeaderOf } from './invoice-header.ts';
import { readInvoiceRow } from './invoice-row.ts';
import type { InvoiceCells } from './invoice.ts';

const GOOD = {
  carrier_number: '1Z999AA10123456784',
  description: 'Fuel surcharge',
  amount: '4.10',
  charged_on: '2026-01-31',
} satisfies InvoiceCells;

function problemsOf(cells: InvoiceCells): string[] {
  const reading = readInvoiceRow(cells, 'POINT');
  return 'problems' in reading ? reading.problems.map(({ column, message }) => `${column}: ${message}`) : [];
}

function keyOf(cells: InvoiceCells): string {
  const reading = readInvoiceRow({ ...GOOD, ...cells }, 'POINT');
  return 'key' in reading ? reading.key : 'none';
}

describe('the header of an invoice', () => {
  it.each([
    [
      ['Tracking Number', 'Charge Description', 'Net Amount', 'Ship Date'],
      ['carrier_number', 'description', 'amount', 'charged_on'],
    ],
    [
      ['AWB No.', 'AWB Number', 'charge', 'net', 'VAT', 'date'],
      [null, 'carrier_number', 'description', 'amount', 'tax', 'charged_on'],
    ],
    [
      ['our_tracking_number', 'description', 'amount', 'charged_on', 'Consignee'],
      ['our_tracking_number', 'description', 'amount', 'charged_on', null],
    ],
    [
      ['waybill', 'carrier_number', 'net', 'amount', 'charge', 'date'],
      [null, 'carrier_number', null, 'amount', 'description', 'charged_on'],
    ],
  ])('%j has the columns %j', (cells, columns) => {
    expect(invoiceHeaderOf(cells)).toEqual({ columns });
  });

  it.each([
    [['Tracking Number', 'Amount'], 'no column description, and no charged_on'],
    [['AWB', 'Waybill', 'charge', 'net', 'date'], 'several columns that can be carrier_number'],
    [['1Z999AA10123456784', 'Ana'], 'no column carrier_number or our_tracking_number'],
    [['AWB\0'], 'not in UTF-8'],
  ])('%j is refused, and nothing of it repeated', (cells, fault) => {
    const header = invoiceHeaderOf(cells);

    expect(header).toEqual({ fault: expect.stringContaining(fault) });
    expect(JSON.stringify(header)).not.toMatch(/Ana|1Z999/);
  });
});

describe('an amount of an invoice', () => {
  it.each([
    ['POINT', '1234.56', '1234.56'],
    ['POINT', '007', '7'],
    ['POINT', '-0.5', '-0.5'],
    ['COMMA', '1234,56', '1234.56'],
    ['COMMA', '1.234,56', '1234.56'],
    ['COMMA', '-1.234.567', '-1234567'],
  ] as const)('with a %s is %j as %j', (separator, written, value) => {
    expect(readAmount(written, separator)).toEqual({ value });
  });

  it.each([
    ...[
      '1.234,56',
      '1,234.56',
      '12,50',
      '1,234',
      '1e3',
      'NaN',
      '',
      '.5',
      '5.',
      '+1',
      '1 000',
      '1_000',
      '€1',
      '1'.repeat(40),
    ].map((written) => ['POINT', written] as const),
    ...['12.50', '1,234.56', '1.23,4', '1234.567,00', '0.125', '-012.500', '1e3', ',5'].map(
      (written) => ['COMMA', written] as const,
    ),
  ])('with a %s cannot be %j', (separator, written) => {
    expect(readAmount(written, separator)).toEqual({ fault: expect.stringContaining('Not an amount') });
  });

  it('is read to what it says, or refused', () => {
    const written = fc.stringMatching(/^-?[0-9]{1,6}([.,][0-9]{1,4}){0,2}$/);
    fc.assert(
      fc.property(written, fc.constantFrom('POINT' as const, 'COMMA' as const), (text, separator) => {
        const reading = readAmount(text, separator);
        if ('fault' in reading) return;
        const [whole = '', places = ''] = text.split(separator === 'POINT' ? '.' : ',');
        const digits = (value: string) => value.replaceAll(/\D/g, '');
        expect(Number(reading.value)).toBeCloseTo(
          Number(`${text.startsWith('-') ? '-' : ''}${digits(whole)}.${digits(places)}`),
          6,
        );
      }),
    );
  });
});

describe('a charge that a carrier describes', () => {
  it.each([
    ['FUEL', 'Residential Fuel Surcharge'],
    ['BASE_FREIGHT', 'EXPRESS WORLDWIDE'],
    ['RESIDENTIAL', 'Residential delivery'],
    ['EXTENDED_AREA', 'Remote area'],
    ['DISCOUNT', 'Fuel discount'],
    ['REFUND', 'Credit note'],
    ['OVERSIZE', 'Large Package Surcharge'],
    ['CUSTOMS_DUTY', 'Import duties'],
    ['ADDRESS_CORRECTION', 'address_correction'],
    ['BASE_FREIGHT', 'base freight'],
    ['OTHER', 'other'],
    [null, 'Taxonomy'],
    [null, 'Ausfuhr'],
    [null, ''],
  ])('is of %s: %s', (category, description) => {
    expect(categoryOf(description)).toBe(category);
  });
});

describe('a line of an invoice', () => {
  it('is read as it is charged, with nothing of what is not needed', () => {
    const cells = {
      ...GOOD,
      line_id: '17-3',
      our_tracking_number: 'Order for Ana Example',
      weight: '2.5',
      tax: '0.94',
    };

    expect(readInvoiceRow({ ...cells, description: 'Handed to Ana Example' }, 'POINT')).toEqual({
      key: 'id 17-3',
      charge: {
        ...{
          lineId: '17-3',
          carrierNumber: '1Z999AA10123456784',
          trackingNumber: undefined,
          category: 'OTHER',
        },
        ...{ isCategoryRecognized: false, amount: '4.10', tax: '0.94', currencyCode: undefined },
        ...{ chargedOn: '2026-01-31', weight: '2.5' },
      },
    });
  });

  it('tells all of its problems at once, and never what it says', () => {
    const cells = {
      carrier_number: 'Ana Example',
      amount: '1,50',
      charged_on: '31/01/2026',
      line_id: 'Ana Example',
      currency: '€',
    };

    expect(problemsOf(cells).map((problem) => problem.split(':')[0])).toEqual([
      ...['line_id', 'carrier_number', 'amount', 'currency', 'charged_on', 'description'],
    ]);
    expect(problemsOf(cells).join()).not.toMatch(/Ana|1,50|31\/01|€/);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '31.01.2026',
    '01/02/2026',
    '2026-01-31T00:00:00Z',
    '0000-00-00',
    '0000-01-01',
    '26-01-31',
  ])('has no day like %s', (charged_on) => {
    expect(problemsOf({ ...GOOD, charged_on })).toEqual([
      'charged_on: Not a day, e.g. 2026-01-31 or 20260131.',
    ]);
  });

  it.each(['=1Z999', 'Ana', '1.23E+20', 'call +351', 'Flat 12', 'x'.repeat(51)])(
    'has no number like %s',
    (carrier_number) => {
      expect(problemsOf({ ...GOOD, carrier_number })).toHaveLength(1);
    },
  );

  it('needs a number, of the carrier or of ours', () => {
    const { carrier_number: _, ...nameless } = GOOD;

    expect(problemsOf(nameless)).toEqual(['carrier_number: Empty.']);
    expect(problemsOf({ ...nameless, our_tracking_number: 'Order 17' })).toEqual(['carrier_number: Empty.']);
  });

  it('is known by its id, or else by what it says, however it is written', () => {
    expect(keyOf({ line_id: '1' })).toBe(keyOf({ line_id: '1', amount: '9' }));
    expect(keyOf({})).toBe(keyOf({ amount: '4.1', tax: '0.00', carrier_number: '1z 999 AA1 0123456784' }));
    for (const cells of [
      { amount: '4.11' },
      { charged_on: '2026-01-30' },
      { description: 'Peak' },
      { tax: '1' },
    ])
      expect(keyOf(cells)).not.toBe(keyOf({}));
  });
});
