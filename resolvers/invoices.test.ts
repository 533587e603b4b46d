import { describe, expect, it } from 'vitest';
import { answered, aUser, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const FINANCE = aUser('sub-of-eva', ['finance']);
const VIEWER = JSON.stringify({ kind: 'USER', sub: 'sub-of-eva', groups: ['finance'] });
const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);
const refused = (code: string) => ({ error: { errorType: code } });

describe('Mutation.startInvoiceImport', () => {
  const { request, response } = loadedResolver('Mutation.startInvoiceImport');
  const input = { officeId: ID, carrier: 'DHL', invoiceNumber: "o'1" };

  it('hands the input to the function that begins imports, with who asks', () => {
    expect(request({ args: { input }, as: FINANCE })).toMatchObject({
      value: { operation: 'Invoke', payload: { kind: 'INVOICE', viewer: JSON.parse(VIEWER), input } },
    });
  });

  it('answers the upload, or why there is none', () => {
    const error = { code: 'NOT_FOUND', message: 'There is no office.' };

    expect(response({ result: { import: { id: '1' } } })).toMatchObject({ value: { import: { id: '1' } } });
    expect(response({ result: { error } })).toMatchObject({ error: { errorType: 'NOT_FOUND' } });
  });
});

describe('Mutation.rematchInvoice', () => {
  const { response, statement } = loadedResolver('Mutation.rematchInvoice');

  it('asks once, and answers how far it came, or why not', () => {
    const input = { importId: "no id'", afterLine: 7 };
    const { count, sql, values } = statement({ args: { input }, as: FINANCE });

    expect([count, values]).toEqual([1, [VIEWER, JSON.stringify(input)]]);
    expect(sql).not.toContain('no id');
    expect(response({ result: piece({ import: { id: '1' }, lastLine: 9 }) })).toMatchObject({
      value: { lastLine: 9 },
    });
    expect(
      response({ result: piece({ error: { code: 'NOT_FOUND', message: 'There is none.' } }) }),
    ).toMatchObject(refused('NOT_FOUND'));
  });
});

describe('Query.getInvoiceImport', () => {
  const { request, response, statement } = loadedResolver('Query.getInvoiceImport');

  it('asks once, and finds nothing under what is no id', () => {
    expect(statement({ args: { id: ID }, as: FINANCE })).toMatchObject({ count: 1, values: [VIEWER, ID] });
    expect(response({ result: piece({ id: ID }) })).toMatchObject({ value: { id: ID } });
    expect(response({ result: answered([]) })).toMatchObject({ value: null });
    expect(request({ args: { id: 'one' }, as: FINANCE })).toMatchObject({ value: null });
  });
});

describe('Query.listInvoiceImports', () => {
  const { request, response, statement } = loadedResolver('Query.listInvoiceImports');

  it('asks once, and goes on behind the last import it has shown', () => {
    const row = (id: string) => ({ item: `{"id":"${id}"}`, key: JSON.stringify([ID]) });
    const first = response({ args: { officeId: ID, limit: 1 }, result: answered([row('1'), row('2')]) });
    const { value } = first as unknown as { value: { nextToken: string } };

    const { count, values } = statement({ args: { ...value, officeId: ID, limit: 1 }, as: FINANCE });

    expect(value).toMatchObject({ items: [{ id: '1' }] });
    expect([count, values]).toEqual([1, [VIEWER, ID, ID, 2]]);
    expect(request({ args: { officeId: 'LIS1' } })).toMatchObject({ value: { items: [], nextToken: null } });
  });
});

describe('Query.listInvoiceLines', () => {
  const { request, response, statement } = loadedResolver('Query.listInvoiceLines');
  const row = (line: number) => ({ item: `{"line":${line}}`, key: JSON.stringify([`${line}`]) });

  it('asks once, and goes on behind the last line it has shown', () => {
    const args = { importId: ID, outcome: 'UNMATCHED', limit: 1 };
    const first = response({ args, result: answered([row(2), row(3)]) });
    const { value } = first as unknown as { value: { nextToken: string } };

    const { count, values } = statement({ args: { ...args, ...value }, as: FINANCE });

    expect(value).toMatchObject({ items: [{ line: 2 }] });
    expect([count, values]).toEqual([1, [VIEWER, ID, 'UNMATCHED', '2', 2]]);
  });

  it('is empty for what is no import, and refuses a token of another list', () => {
    const nextToken = Buffer.from('["LIS1"]').toString('base64');

    expect(request({ args: { importId: 'none' } })).toMatchObject({ value: { items: [], nextToken: null } });
    expect(request({ args: { importId: ID, nextToken } })).toMatchObject(refused('INVALID_INPUT'));
    expect(request({ args: { importId: ID, limit: 101 } })).toMatchObject(refused('INVALID_INPUT'));
  });
});
