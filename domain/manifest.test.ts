import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell } from './manifest-cell.ts';
import { delimiterOf, headerOf } from './manifest-header.ts';
import { carrierNumbers, rowKeys } from './manifest-key.ts';
import { promisedMoment } from './manifest-moment.ts';
import { readRow } from './manifest-row.ts';
import { MANIFEST_COLUMNS, type Cells, type CellKind, type ManifestColumn } from './manifest.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const GOOD = { sender_name: 'Ana', recipient_name: 'Rui', destination_office: 'BER1' } satisfies Cells;

const problemsOf = (cells: Cells) =>
  readRow(cells, NOW).problems.map(({ column, message }) => `${column}: ${message}`);

describe('the header of a manifest', () => {
  it.each([
    ['a,b,c', ','],
    ['a;b;c', ';'],
    ['a\tb\tc', '\t'],
    ['a', ','],
  ])('%j is divided by %j', (line, delimiter) => {
    expect(delimiterOf(line)).toBe(delimiter);
  });

  it('may be written as people write it, and may have columns that we do not know', () => {
    const header = headerOf(['Sender Name', 'RECIPIENT-NAME', ' destination_office ', 'weight', '']);

    expect(header).toEqual({
      columns: ['sender_name', 'recipient_name', 'destination_office', null, null],
      unknown: [4],
    });
  });

  it.each([
    [['recipient_name'], 'no column sender_id or sender_name, and no destination_office'],
    [['sender_name', 'recipient_name', 'destination_office', 'Sender Name'], 'the column sender_name twice'],
    [['sender_name\0', 'recipient_name', 'destination_office'], 'not in UTF-8'],
  ])('%j is refused', (cells, reason) => {
    expect(headerOf(cells)).toEqual({ fault: expect.stringContaining(reason) });
  });
});

describe('a cell of a manifest', () => {
  it.each<[CellKind, string, string]>([
    ['NAME', '-Ana Maria', '-Ana Maria'],
    ['NAME', 'João "Zé" D’Ávila', 'João "Zé" D’Ávila'],
    ['NAME', "O'Brien\nand sons", "O'Brien\nand sons"],
    ['PHONE', '+351 912-345.678', '+351912345678'],
    ['OFFICE', 'ber1', 'BER1'],
    ['CHANNEL', 'sms', 'SMS'],
    ['REFERENCE', '00012', '00012'],
  ])('of the kind %s may say %j', (kind, written, value) => {
    expect(readCell(kind, written)).toEqual({ value });
  });

  it.each<[CellKind, string, string]>([
    ['NAME', '=HYPERLINK("http://evil.example")', 'formula'],
    ['NAME', '+cmd|', 'formula'],
    ['NAME', '@SUM(A1)', 'formula'],
    ['NAME', '-2+3', 'formula'],
    ['NAME', "-cmd|' /C calc'!A0", 'formula'],
    ['NAME', '＝1', 'formula'],
    ['EMAIL', '=a@b', 'formula'],
    ['NAME', 'Ana\0', 'control'],
    ['NAME', 'x'.repeat(201), '200'],
    ['EMAIL', 'ana', 'e-mail'],
    ['PHONE', '912345678', 'E.164'],
    ['PHONE', '3,51912E+11', 'rounded'],
    ['CARRIER', '1.23E+20', 'rounded'],
    ['LANGUAGE', 'portuguese language', 'BCP 47'],
    ['CHANNEL', 'PIGEON', 'EMAIL'],
    ['OFFICE', 'Berlin Mitte', 'LIS1'],
    ['ID', '42', 'id'],
  ])('of the kind %s is refused as %j', (kind, written, reason) => {
    expect(readCell(kind, written)).toEqual({ fault: expect.stringContaining(reason) });
  });

  it('is never repeated in what is wrong with it', () => {
    const kind = fc.constantFrom(...new Set(Object.values(MANIFEST_COLUMNS)));
    fc.assert(
      fc.property(kind, fc.string({ unit: 'grapheme', minLength: 12 }), (kind, written) => {
        const reading = readCell(kind, written);
        expect('fault' in reading && reading.fault.includes(written)).toBe(false);
      }),
    );
  });
});

describe('a promised time', () => {
  it.each([
    ['2026-12-24T17:00Z', { promisedAt: '2026-12-24T17:00:00.000Z' }],
    ['2026-12-24T17:00:30.5+01:00', { promisedAt: '2026-12-24T16:00:30.000Z' }],
    ['2026-12-24 17:00-0330', { promisedAt: '2026-12-24T20:30:00.000Z' }],
    ['2026-12-24T17:00', { promisedLocal: '2026-12-24T17:00:00' }],
    ['2024-02-29 08:00', { promisedLocal: '2024-02-29T08:00:00' }],
    ['2000-02-29 08:00', { promisedLocal: '2000-02-29T08:00:00' }],
  ])('%s is read', (written, moment) => {
    expect(promisedMoment(written, NOW)).toEqual(moment);
  });

  it.each([
    ['2026-12-24', 'needs a time'],
    ['24/12/2026 17:00', 'Not a date with a time'],
    ['2026-12-24T17', 'Not a date with a time'],
    ['2026-02-29T17:00', 'no such day'],
    ['1900-02-29T17:00', 'no such day'],
    ['2026-13-01T17:00', 'no such day'],
    ['2026-12-24T24:00', 'no such time'],
    ['2026-12-24T23:59:60', 'no such time'],
    ['2026-12-24T17:00+25:00', 'no such offset'],
    ['1900-01-01T17:00', 'Not between'],
    ['1999-12-31T23:59Z', 'Not between'],
    ['2100-01-01T17:00', 'Not between'],
    ['2027-11-24T13:00Z', 'Not between'],
  ])('%s is refused', (written, reason) => {
    expect(promisedMoment(written, NOW)).toEqual({ fault: expect.stringContaining(reason) });
  });
});

describe('a row of a manifest', () => {
  it('is read as registerPackage takes it', () => {
    const cells: Cells = {
      ...GOOD,
      ...{
        reference: 'A-1',
        recipient_email: 'rui@example.org',
        notify_by: 'email',
        carrier_number: '1Z999',
      },
    };

    const { reference, content, problems } = readRow(cells, NOW);

    expect(problems).toEqual([]);
    expect(reference).toBe('A-1');
    expect(content).toMatchObject({
      sender: { name: 'Ana' },
      recipient: { name: 'Rui', email: 'rui@example.org', notifyBy: 'EMAIL' },
      ...{ destinationOffice: 'BER1', carrierNumbers: [{ number: '1Z999' }] },
    });
  });

  it('takes nothing but the id of a person whom we know', () => {
    const id = '018F2C5E-0000-7000-8000-00000000000A';

    const { content, problems } = readRow(
      { ...GOOD, sender_id: id, notify_by: 'EMAIL', recipient_id: id },
      NOW,
    );

    expect(problems).toEqual([]);
    expect(content).toMatchObject({ sender: { id: id.toLowerCase() }, recipient: { id: id.toLowerCase() } });
  });

  it('tells all of its problems at once', () => {
    expect(problemsOf({ sender_email: 'ana', notify_by: 'SMS', promised_at: '2026-12-24' })).toEqual([
      'sender_email: Not an e-mail address.',
      'sender_name: Empty, and sender_id too.',
      'recipient_name: Empty, and recipient_id too.',
      'notify_by: SMS, but recipient_phone is empty.',
      'destination_office: Empty.',
      'promised_at: A date needs a time, e.g. 2026-01-31T17:00.',
    ]);
  });

  it('has no problem only where all of it can be kept', () => {
    const columns = Object.keys(MANIFEST_COLUMNS) as ManifestColumn[];
    const cells = fc.dictionary(fc.constantFrom(...columns), fc.string({ minLength: 1, unit: 'binary' }));
    fc.assert(
      fc.property(cells, (some) => {
        const { content, problems } = readRow({ ...GOOD, ...some } as Cells, NOW);
        if (problems.length === 0) expect(JSON.stringify(content)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
    );
  });
});

describe('the key of a row', () => {
  it('is its reference, and refuses one that comes back with something else', () => {
    const keyOf = rowKeys();

    expect(keyOf(2, { reference: 'A', identity: { a: 1 } })).toEqual({ key: 'reference A' });
    expect(keyOf(3, { reference: 'A', identity: { a: 1 } })).toEqual({ key: 'reference A' });
    expect(keyOf(4, { reference: 'A', identity: { a: 2 } })).toMatchObject({
      problem: {
        column: 'reference',
        code: 'IDEMPOTENCY_KEY_REUSED',
        message: expect.stringContaining('Line 2'),
      },
    });
  });

  it('is without a reference what the row says, and the how manyeth of its like it is', () => {
    const keys = () => {
      const keyOf = rowKeys();
      return [{ a: 1 }, { a: 2 }, { a: 1 }].map((identity, index) => keyOf(index, { identity }));
    };

    expect(new Set(keys().map((key) => JSON.stringify(key))).size).toBe(3);
    expect(keys()).toEqual(keys());
  });
});

describe('a carrier number', () => {
  it('is refused for a second package of the file, and not for the same one', () => {
    const faultOf = carrierNumbers();

    expect(faultOf(2, 'reference A', 'X1')).toBeNull();
    expect(faultOf(3, 'reference A', 'X1')).toBeNull();
    expect(faultOf(4, 'reference B', undefined)).toBeNull();
    expect(faultOf(5, 'reference B', 'X1')).toMatchObject({
      ...{ column: 'carrier_number', code: 'CARRIER_NUMBER_IN_USE', message: 'Line 2 has the same number.' },
    });
  });
});
