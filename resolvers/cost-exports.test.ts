import { describe, expect, it } from 'vitest';
import { answered, aUser, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const FINANCE = aUser('sub-of-eva', ['finance']);
const VIEWER = JSON.stringify({ kind: 'USER', sub: 'sub-of-eva', groups: ['finance'] });
const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);
const refused = (code: string) => ({ error: { errorType: code } });

describe('Mutation.startCostExport', () => {
  const { request, response, statement } = loadedResolver('Mutation.startCostExport');
  const of = (more: object = {}) => ({
    args: { input: { officeId: ID, from: '2026-01-01', to: '2026-12-31', format: 'CSV', ...more } },
    as: FINANCE,
  });

  it('asks once, and answers the export, or why there is none', () => {
    const { sql, count, values } = statement(of());

    expect([count, values]).toEqual([1, [VIEWER, JSON.stringify(of().args.input)]]);
    expect(sql).not.toContain(ID);
    expect(response({ result: piece({ export: { id: ID } }) })).toMatchObject({ value: { id: ID } });
    expect(response({ result: piece({ error: { code: 'NOT_FOUND', message: 'None.' } }) })).toMatchObject(
      refused('NOT_FOUND'),
    );
  });

  it.each([{ from: '2027-01-01' }, { from: '2020-01-01' }, { to: '2026-12-31Z' }])('refuses %j', (more) => {
    expect(request(of(more))).toMatchObject(refused('INVALID_INPUT'));
  });
});

describe('wake the cost report', () => {
  const { request, response } = loadedResolver('wakeCostReport');
  const prev = (state: string) => ({ prev: { result: { id: ID, state } } });

  it('does not wait for it', () => {
    expect(request(prev('QUEUED'))).toMatchObject({
      value: { operation: 'Invoke', invocationType: 'Event', payload: { exportId: ID } },
    });
    expect(response({ ...prev('QUEUED'), result: null })).toMatchObject({ value: { id: ID } });
  });

  it.each(['WRITING', 'DONE', 'FAILED', 'EXPIRED'])('leaves it alone where an export is %s', (state) => {
    expect(request(prev(state))).toMatchObject({ value: { id: ID, state } });
  });

  it('does not undo what was begun when it sleeps on', () => {
    const error = { message: 'Rate exceeded', type: 'Lambda:Throttled' };
    const answer = response({ ...prev('QUEUED'), error });

    expect(answer).toMatchObject({ kind: 'value', value: { id: ID } });
    expect(answer.logged).toHaveLength(1);
  });
});

describe('Query.getCostExport', () => {
  const { request, response, statement } = loadedResolver('Query.getCostExport');

  it('asks once, and knows nothing of what is no id', () => {
    const { count, values } = statement({ args: { id: ID }, as: FINANCE });

    expect([count, values]).toEqual([1, [VIEWER, ID]]);
    expect(response({ result: answered([]) })).toMatchObject({ value: null });
    expect(request({ args: { id: 'one' }, as: FINANCE })).toMatchObject({ value: null });
  });
});

describe('the address of an export', () => {
  const { request, response } = loadedResolver('linkCostExport');
  const file = { exportId: ID, runId: ID, format: 'CSV', fileName: 'charges.csv' };
  const link = { url: 'https://example.org', urlExpiresAt: '2026-01-01T00:00:00Z' };

  it('is made where there is a file', () => {
    const prev = { result: { id: ID, file } };

    expect(request({ prev })).toMatchObject({
      value: { invocationType: 'RequestResponse', payload: { link: file } },
    });
    expect(response({ prev, result: link })).toMatchObject({ value: { id: ID, ...link } });
    expect(response({ prev, error: { message: 'x', type: 'Lambda:Unhandled' } })).toMatchObject(
      refused('INTERNAL'),
    );
  });

  it.each([[null], [{ id: ID, file: null }]])('is not asked for of %j', (result) => {
    expect(request({ prev: { result } })).toMatchObject({ value: result });
  });
});
