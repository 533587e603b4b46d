import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const { response, statement } = loadedResolver('Mutation.registerPackage');
const input = { idempotencyKey: 'key-0001', sender: { id: 'a' }, recipient: { name: "O'Neill" } };

describe('Mutation.registerPackage', () => {
  it('registers in one statement, with what came as a bound value', () => {
    const { sql, count, values } = statement({ args: { input } });

    expect(count).toBe(1);
    expect(sql).not.toContain('Neill');
    expect(values).toContain(JSON.stringify(input));
  });

  it('answers the package, or why there is none', () => {
    const registered = answered([{ piece: '{"package":{"id":"1"}}' }]);
    const refused = answered([{ piece: '{"error":{"code":"NOT_FOUND","message":"There is no office 7."}}' }]);

    expect(response({ result: registered })).toMatchObject({ kind: 'value', value: { id: '1' } });
    expect(response({ result: refused })).toMatchObject({
      error: { errorType: 'NOT_FOUND', message: 'There is no office 7.' },
    });
  });
});
