import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const { request, response, statement } = loadedResolver('Query.listPackages');

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const row = (number: number) => ({
  item: `{"id":"${number}"}`,
  key: JSON.stringify([`${number}`, ID]),
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
    expect(statement({ args: value }).values).toEqual(expect.arrayContaining(['2', ID]));
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
    base64(['1']),
    base64(['now', ID]),
    base64(['1', "' or true"]),
    'A'.repeat(10_000),
  ])('refuses the token %j', (nextToken) => {
    expect(request({ args: { nextToken } })).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
  });

  it('finds nothing in an office whose id is no UUID, without asking', () => {
    expect(request({ args: { officeId: 'LIS1' } })).toMatchObject({
      kind: 'early',
      value: { items: [], nextToken: null },
    });
  });
});
