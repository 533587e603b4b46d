import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const OFFICE = '018f2c5e-0000-7000-8000-00000000000a';
const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);

describe('Query.simulateNotifications', () => {
  const { request, response, statement } = loadedResolver('Query.simulateNotifications');
  const of = (more: object = {}) => ({
    args: {
      officeId: OFFICE,
      policy: { silentKinds: ['SENT'] },
      from: '2026-01-01',
      to: '2026-04-02',
      ...more,
    },
  });

  it('asks once, of at most 92 days, and no office where the id is none', () => {
    expect(statement(of()).count).toBe(1);
    expect(statement(of()).values.slice(1, 5)).toEqual([
      ...[OFFICE, '{"silentKinds":["SENT"]}', '2026-01-01', '2026-04-02'],
    ]);
    expect(statement(of({ officeId: 'LIS1' })).values[1]).toBe(null);
  });

  it.each([{ to: '2026-04-03' }, { to: '2025-12-31' }, { from: '2026-01-01Z' }])('refuses %o', (more) => {
    expect(request(of(more))).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
  });

  it('answers what was simulated, null to whom it is not for, and what was wrong with a policy', () => {
    const error = { code: 'INVALID_INPUT', message: 'No.' };

    expect(response({ result: piece({ simulation: { kinds: [] } }) })).toMatchObject({
      value: { kinds: [] },
    });
    expect(response({ result: answered([]) })).toMatchObject({ value: null });
    expect(response({ result: piece({ error }) })).toMatchObject({ error: { errorType: 'INVALID_INPUT' } });
  });
});
