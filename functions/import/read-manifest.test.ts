import { describe, expect, it } from 'vitest';
import { readManifest, type ManifestRow } from './read-manifest.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const HEADER =
  'reference,sender_name,recipient_name,recipient_email,recipient_phone,destination_office,promised_at';
const row = (reference: string) => `${reference},Ana,Rui,rui@example.org,,BER1,`;

/** The bytes in pieces of a few, so that every character and every row is cut somewhere. */
async function* inPieces(bytes: Buffer, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(file: string | Buffer, size?: number): Promise<ManifestRow[]> {
  const rows: ManifestRow[] = [];
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  for await (const one of readManifest(inPieces(bytes, size), NOW)) rows.push(one);
  return rows;
}

/** As `line column code` and the message. */
async function problemsOf(file: string | Buffer): Promise<string[]> {
  return (await read(file)).flatMap(({ line, problems }) =>
    problems.map(({ column, code, message }) => `${line} ${column} ${code} ${message}`),
  );
}

const lines = (...rows: string[]) => [HEADER, ...rows].join('\n');
const HYPERLINK = '"=HYPERLINK(""http://evil.example"",""x"")"';

describe('a manifest', () => {
  it.each([
    ['with a byte order mark', `\ufeff${lines(row('A'), row('B'))}`],
    ['with CRLF', lines(row('A'), row('B'), '').replaceAll('\n', '\r\n')],
    ['with mixed line breaks', `${HEADER}\r\n${row('A')}\n${row('B')}\r`],
    ['with semicolons', lines(row('A'), row('B')).replaceAll(',', ';')],
    ['with quotes around every cell', lines(row('A'), row('B')).replaceAll(/[^,\n]+/g, '"$&"')],
    ['with empty rows in between and behind', lines('', row('A'), ',,,,,,', row('B'), '', ',,,,,,')],
    ['with cells too many that are empty', lines(`${row('A')},,`, row('B'))],
  ])('%s is read like any other', async (_, file) => {
    const rows = await read(file);

    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(rows.map(({ key }) => key)).toEqual(['reference A', 'reference B']);
    expect(rows.map(({ content }) => content)).toEqual(
      (await read(lines(row('A'), row('B')))).map((r) => r.content),
    );
  });

  it.each([1, 2, 3, 4, 5, 64])('is read in pieces of %i bytes, which end inside characters', async (size) => {
    const rows = await read(lines(row('A').replace('Ana', 'João 北京 🙂')), size);

    expect(rows).toMatchObject([{ problems: [], content: { sender: { name: 'João 北京 🙂' } } }]);
  });

  it('with line breaks in quotes counts a row from its first line', async () => {
    const problems = await problemsOf(
      lines('A,"Ana\nMaria",Rui,,,BER1,', 'B,Ana,Rui,,,!,').replaceAll('\n', '\r\n'),
    );

    expect(problems).toEqual(['4 destination_office INVALID_INPUT Not the code of an office, e.g. LIS1.']);
  });

  it.each<[string, string | Buffer, string]>([
    [
      'in Latin-1',
      Buffer.from(lines(row('A'), row('B').replace('Rui', 'João')), 'latin1'),
      'Line 3 is not in UTF-8.',
    ],
    ['in UTF-16 with a mark', Buffer.from(`\ufeff${lines(row('A'))}`, 'utf16le'), 'Line 1 is not in UTF-8.'],
    ['in UTF-16 without one', Buffer.from(lines(row('A')), 'utf16le'), 'U+0000'],
    [
      'in Latin-1, with the line breaks of all systems',
      Buffer.from(`${HEADER}\r\n${row('A')}\r${row('B')}\n\r${row('João')}`, 'latin1'),
      'Line 5 is not in UTF-8.',
    ],
    [
      'that ends in half a character',
      Buffer.from(lines(row('A'), 'é')).subarray(0, -1),
      'Line 3 is not in UTF-8.',
    ],
    [
      'that is a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      'Line 1 is not in UTF-8.',
    ],
    ['that is empty', '', 'empty'],
    ['of line breaks', '\n\r\n\n', 'empty'],
    [
      'with a quote that is never closed',
      lines(row('A'), 'B,"Ana', row('C')),
      'opened in line 3 is never closed',
    ],
    ['without a header', row('A'), 'The header has no column sender_id or sender_name'],
    [
      'with a column twice',
      lines(row('A')).replace('reference', 'sender_name'),
      'the column sender_name twice',
    ],
    [
      'with more rows than may be',
      lines(...Array.from({ length: 50_001 }, (_, n) => row(`${n}`))),
      '50000 rows',
    ],
  ])('%s is refused as a whole', async (_, file, reason) => {
    await expect(read(file, 65_536)).rejects.toMatchObject({
      ...{ name: 'InvalidFile', code: 'INVALID_FILE', message: expect.stringContaining(reason) },
    });
    if (file.length < 1000) await expect(read(file)).rejects.toThrow(reason);
  });

  it.each([
    ['too few cells', 'A,Ana', '2 null INVALID_INPUT The row has 2 cells, and the header 7.'],
    ['too many cells', `${row('A')},x`, '2 null INVALID_INPUT The row has 8 cells, and the header 7.'],
    [
      'a stray quote',
      row('A').replace('Ana', 'Ana "Zé"'),
      '2 null INVALID_INPUT A quote stands inside a cell that does not begin with one. Double it, and quote the cell.',
    ],
    [
      'text behind a quote',
      row('A').replace('Ana', '"Ana"x'),
      '2 null INVALID_INPUT Text follows the closing quote of a cell.',
    ],
    [
      '1 MB',
      row('A').replace('Ana', 'x'.repeat(1_000_000)),
      '2 null INVALID_INPUT The row is longer than 65,536 characters.',
    ],
    [
      '1 MB in quotes',
      row('A').replace('Ana', `"${'x\n'.repeat(500_000)}"`),
      '2 null INVALID_INPUT The row is longer than 65,536 characters.',
    ],
    [
      'a formula',
      row('A').replace('Ana', HYPERLINK),
      '2 sender_name INVALID_INPUT Begins as a formula does, which a spreadsheet would run.',
    ],
    [
      'a command',
      row('A').replace('Ana', '+cmd|x'),
      '2 sender_name INVALID_INPUT Begins as a formula does, which a spreadsheet would run.',
    ],
    ['U+0000', row('A').replace('Ana', 'A\0na'), '2 sender_name INVALID_INPUT Holds a control character.'],
    [
      'the year 1900',
      `${row('A')}1900-01-01T09:00Z`,
      '2 promised_at INVALID_INPUT Not between the year 2000 and a year from now.',
    ],
    [
      'the year 2100',
      `${row('A')}2100-01-01T09:00Z`,
      '2 promised_at INVALID_INPUT Not between the year 2000 and a year from now.',
    ],
    [
      'a 29 February that was not',
      `${row('A')}2026-02-29T09:00Z`,
      '2 promised_at INVALID_INPUT There is no such day.',
    ],
    [
      'a day without a time',
      `${row('A')}2026-12-24`,
      '2 promised_at INVALID_INPUT A date needs a time, e.g. 2026-01-31T17:00.',
    ],
  ])('goes on behind a row with %s', async (_, bad, problem) => {
    const rows = await read(lines(bad, row('B')), 65_536);

    expect(
      rows.flatMap(({ line, problems }) => problems.map((p) => `${line} ${p.column} ${p.code} ${p.message}`)),
    ).toEqual([problem]);
    expect(rows.at(-1)).toMatchObject({ key: 'reference B', problems: [] });
    expect(rows).toHaveLength(2);
  });

  it('with 100 columns is read, and says once which of them it did not read', async () => {
    const extra = Array.from({ length: 93 }, (_, index) => `extra_${index}`);
    const file = lines(
      `${row('A')},${extra.map(() => 'x').join(',')}`,
      `${row('B')},${extra.map(() => 'y').join(',')}`,
    ).replace(HEADER, `${HEADER},${extra.join(',')}`);

    const [header, ...rows] = await read(file);

    expect(header).toMatchObject({ line: 1, isHeader: true });
    expect(header?.problems.map(({ column, message }) => `${column} ${message}`)).toEqual(
      extra.map((_, n) => `null Column ${n + 8} of the header is not one that we know: it was not read.`),
    );
    expect(rows.map(({ key }) => key)).toEqual(['reference A', 'reference B']);
  });

  it('never repeats what a row says of a person', async () => {
    const secrets = ['Ana Secret', 'rui.secret@', '0044secret'];
    const bad = [
      `A,=${secrets[0]},Rui,${secrets[1]},${secrets[2]},BER1,`,
      `B,"${secrets[0]}"x,Rui,${secrets[1]},${secrets[2]},BER1,`,
      `C,${secrets[0]},${secrets[1]}`,
    ];

    const header = `${HEADER},${secrets.join(',')}`;

    const said = [...(await problemsOf(lines(...bad))), ...(await problemsOf(header))].join('\n');

    expect(said).not.toBe('');
    for (const secret of secrets) expect(said).not.toContain(secret);
  });
});
