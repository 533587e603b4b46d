import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const { request, response, statement } = loadedResolver('Query.listPackages');

const moment = (number: number) => `2026-01-0${number}T00:00:00.000000Z`;
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const base64Text = (text: string) => Buffer.from(text).toString('base64');
const row = (number: number) => ({
  item: `{"id":"${number}"}`,
  key: JSON.stringify(['NEWEST', moment(number), ID]),
});

describe('Query.listPackages', () => {
  it('asks once, for 50 and the one that tells whether there are more', () => {
    const { count, values } = statement({ selects: ['items', 'items/id', 'items/events', 'nextToken'] });

    expect(count).toBe(1);
    expect(values).toContain(51);
    expect(values).toContain('["events"]');
  });

  it('goes on behind the last package it has shown', () => {
    const result = answered([row(3), row(2), row(1)]);

    const { value } = response({ args: { limit: 2 }, result }) as unknown as { value: { nextToken: string } };

    expect(value).toEqual({ items: [{ id: '3' }, { id: '2' }], nextToken: expect.any(String) });
    expect(statement({ args: value }).values).toEqual(expect.arrayContaining([moment(2), ID]));
  });

  it('ends without a token', () => {
    const result = answered([row(2), row(1)]);

    expect(response({ args: { limit: 2 }, result })).toMatchObject({ value: { nextToken: null } });
  });

  it.each([0, -1, 101])('refuses a limit of %i', (limit) => {
    expect(request({ args: { limit } })).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
  });

  it.each([
    '',
    '%%%',
    'abc',
    base64('text'),
    base64(7),
    base64(null),
    base64(['NEWEST']),
    base64(['NEWEST', 'now', ID]),
    base64(['NEWEST', moment(1), "' or true"]),
    base64(['DUE_FIRST', moment(1), ID]),
    'A'.repeat(10_000),
  ])('refuses the token %j', (nextToken) => {
    expect(request({ args: { nextToken } })).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
  });

  it('finds nothing in an office or of a person whose id is no UUID, without asking', () => {
    for (const name of ['officeId', 'originOfficeId', 'currentOfficeId', 'destinationOfficeId', 'personId']) {
      expect(request({ args: { filter: { status: ['LOST'], [name]: 'LIS1' } } })).toMatchObject({
        kind: 'early',
        value: { items: [], nextToken: null },
      });
    }
  });

  it('goes on where the search stopped, though nothing was found', () => {
    const { key } = row(4);
    const result = answered([{ key }]);

    const { value } = response({ args: { limit: 2 }, result }) as unknown as { value: { nextToken: string } };

    expect(value).toEqual({ items: [], nextToken: expect.any(String) });
    expect(statement({ args: value }).values).toEqual(expect.arrayContaining([moment(4), ID]));
  });

  it('goes on behind the last that it has shown, where the page was cut for its size', () => {
    const result = answered([{ ...row(3), found: '3' }]);

    expect(response({ args: { limit: 2 }, result })).toMatchObject({
      value: { nextToken: base64Text(row(3).key) },
    });
  });

  it('hands the filter on as it is, with the tracking numbers that its text can mean', () => {
    const filter = {
      text: "0000 0000 0000 0001' or %",
      status: ['LOST', 'DISPOSED'],
      promised: { from: moment(1) },
    };

    expect(statement({ args: { filter } }).values).toContain(
      JSON.stringify({ ...filter, carrierNumber: "0000000000000001'OR%" }),
    );
    const { values } = statement({ args: { filter: { text: '0000 0000 0000 0001' }, sort: 'DUE_FIRST' } });
    const numbers = JSON.parse(values.find((value) => `${value}`.startsWith('["')) as string) as string[];
    expect(numbers).toContain('0000000000000000');
    expect(values).toContain('DUE_FIRST');
  });

  it.each([
    ['(00)340434161094015902', '340434161094015902'],
    [']C100340434161094015902', '340434161094015902'],
    ['1z.5r8.939-03 5756 7127', '1Z5R89390357567127'],
  ])('hands on what the text %s is as the number of a carrier', (text, carrierNumber) => {
    expect(statement({ args: { filter: { text } } }).values).toContain(
      JSON.stringify({ text, carrierNumber }),
    );
  });

  it('hands on no number of a text that is longer than one', () => {
    const filter = { text: 'A'.repeat(51) };

    expect(statement({ args: { filter } }).values).toContain(JSON.stringify(filter));
  });

  it.each([{ status: [] }, { status: Array(15).fill('LOST') }, { text: 'a'.repeat(101) }])(
    'refuses the filter %j',
    (filter) => {
      expect(request({ args: { filter } })).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
    },
  );
});
