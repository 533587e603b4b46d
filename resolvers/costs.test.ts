import { describe, expect, it } from 'vitest';
import { answered, aUser, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const FINANCE = aUser('sub-of-eva', ['finance']);
const VIEWER = JSON.stringify({ kind: 'USER', sub: 'sub-of-eva', groups: ['finance'] });
const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);
const refusal = { code: 'NOT_FOUND', message: 'There is none.' };
const refused = (code: string) => ({ error: { errorType: code } });

describe('Mutation.addCostLines', () => {
  const { request, response, statement } = loadedResolver('Mutation.addCostLines');
  const lines = [
    { sourceLineId: "o'1", packageId: ID, reason: 'a\u0000' },
    { sourceLineId: '2', packageId: ID },
  ];

  it('enters all in one statement, each a text of its own', () => {
    const { sql, count, values } = statement({ args: { lines }, as: FINANCE });

    expect(count).toBe(1);
    expect(sql).not.toContain(ID);
    expect(values).toEqual([VIEWER, JSON.stringify(lines.map((line) => JSON.stringify(line)))]);
  });

  it('answers each by what its source calls it, in their order', () => {
    const result = piece([{ error: refusal }, { wasKnown: true, line: { id: ID } }]);

    expect(response({ args: { lines }, result })).toMatchObject({
      value: [
        { sourceLineId: "o'1", wasKnown: false, error: refusal },
        { sourceLineId: '2', wasKnown: true, line: { id: ID } },
      ],
    });
  });

  it.each([0, 501])('refuses %i of them', (length) => {
    const many = Array.from({ length }, () => lines[0]);

    expect(request({ args: { lines: many }, as: FINANCE })).toMatchObject(refused('INVALID_INPUT'));
  });
});

describe('Mutation.reverseCostLine', () => {
  const { request, response, statement } = loadedResolver('Mutation.reverseCostLine');
  const of = (costLineId: string, reason: string) => ({
    args: { input: { costLineId, reason } },
    as: FINANCE,
  });

  it('asks once, and answers the line that takes the other back, or why there is none', () => {
    const { count, values } = statement(of(ID, "it's wrong"));

    expect([count, values]).toEqual([1, [VIEWER, ID, "it's wrong"]]);
    expect(response({ result: piece({ line: { id: '1' } }) })).toMatchObject({ value: { id: '1' } });
    expect(response({ result: piece({ error: refusal }) })).toMatchObject(refused('NOT_FOUND'));
  });

  it('finds no charge of what is no id, and wants a reason', () => {
    expect(request(of('one', 'x'))).toMatchObject({
      error: { errorType: 'NOT_FOUND', message: 'There is no charge one that you may reverse.' },
    });
    expect(request(of(ID, ' '))).toMatchObject(refused('INVALID_INPUT'));
    expect(request(of(ID, 'x'.repeat(201)))).toMatchObject(refused('INVALID_INPUT'));
  });
});

describe('Mutation.allocateCost', () => {
  const { response, statement } = loadedResolver('Mutation.allocateCost');

  it('asks once, and answers the parts, or why the bill is not divided', () => {
    const input = { sourceLineId: '1', by: 'COUNT', parts: [{ packageId: ID }] };
    const { count, values } = statement({ args: { input }, as: FINANCE });

    expect([count, values]).toEqual([1, [VIEWER, JSON.stringify(input)]]);
    expect(response({ result: piece({ lines: [{ id: '1' }] }) })).toMatchObject({ value: [{ id: '1' }] });
    expect(response({ result: piece({ error: refusal }) })).toMatchObject(refused('NOT_FOUND'));
  });
});

describe('Query.listCostLines', () => {
  const { request, response, statement } = loadedResolver('Query.listCostLines');
  const key = ['2026-03-01 12:00:00.001+00', ID];
  const row = (id: string) => ({ item: `{"id":"${id}"}`, key: JSON.stringify(key) });

  it('asks once, and goes on behind the last charge it has shown', () => {
    const filter = { packageId: 'no id' };
    const first = response({ args: { filter, limit: 1 }, result: answered([row('1'), row('2')]) });
    const { value } = first as unknown as { value: { nextToken: string } };

    const { count, values } = statement({ args: { ...value, filter, limit: 1 }, as: FINANCE });

    expect(value).toMatchObject({ items: [{ id: '1' }] });
    expect([count, values]).toEqual([1, [VIEWER, JSON.stringify(filter), ...key, 2]]);
  });

  it('wants to know of what, and refuses a limit and a token that may not be', () => {
    const nextToken = Buffer.from('["x"]').toString('base64');

    expect(request({ args: { filter: { stage: 'BILLED' } } })).toMatchObject(refused('INVALID_INPUT'));
    const lane = { originOfficeId: ID, destinationOfficeId: ID };
    for (const more of [{}, { packageId: ID }, { payerOfficeId: ID, invoiceReference: '1' }])
      expect(request({ args: { filter: { lane, ...more } } })).toMatchObject(refused('INVALID_INPUT'));
    for (const more of [{ limit: 0 }, { limit: 101 }, { nextToken }])
      expect(request({ args: { filter: { packageId: ID }, ...more } })).toMatchObject(
        refused('INVALID_INPUT'),
      );
  });
});

describe('Query.officeCostReport', () => {
  const { request, response, statement } = loadedResolver('Query.officeCostReport');
  const of = (from: string, to: string, officeId = ID) => ({
    args: { officeId, from, to, groupBy: 'MONTH' },
    as: FINANCE,
  });

  it('asks once, and answers null to whom it is not for', () => {
    const { count, values } = statement(of('2026-01-01', '2026-12-31'));

    expect([count, values]).toEqual([1, [VIEWER, ID, '2026-01-01', '2026-12-31', 'MONTH', null, 100, null]]);
    expect(response({ result: piece({ groups: [] }) })).toMatchObject({ value: { groups: [] } });
    expect(response({ result: answered([]) })).toMatchObject({ value: null });
    expect(response({ result: piece({ error: { ...refusal, code: 'INVALID_INPUT' } }) })).toMatchObject(
      refused('INVALID_INPUT'),
    );
    expect(request(of('2026-01-01', '2026-01-01', 'LIS1'))).toMatchObject({ value: null });
  });

  it('tells 1 to 500 groups, and all months', () => {
    const asking = (groupBy: string, top: number) => ({
      args: { officeId: ID, from: '2026-01-01', to: '2026-01-31', groupBy, top, reportingCurrency: 'USD' },
      as: FINANCE,
    });

    expect(statement(asking('LANE', 500)).values.slice(-2)).toEqual([500, 'USD']);
    for (const top of [0, -1, 501])
      expect(request(asking('LANE', top))).toMatchObject(refused('INVALID_INPUT'));
    expect(request(asking('MONTH', 5))).toMatchObject(refused('INVALID_INPUT'));
  });

  it.each([
    ['2026-03-31', '2026-03-30'],
    ['2020-01-01', '2026-01-01'],
    ['0000-01-01', '0000-01-02'],
    ['1899-12-31', '1900-01-01'],
    ['2026-01-01Z', '2026-01-02Z'],
    ['2026-01-01', '2026-01-02+01:00'],
    ['+12026-01-01', '+12026-01-02'],
  ])('refuses %s to %s', (from, to) => {
    expect(request(of(from, to))).toMatchObject(refused('INVALID_INPUT'));
  });
});
