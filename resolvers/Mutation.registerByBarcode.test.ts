import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

describe.each([
  ['Mutation.registerByBarcode', 'register_by_barcode'],
  ['Mutation.completePackage', 'complete_package'],
])('%s', (field, name) => {
  const { response, statement } = loadedResolver(field);

  it('asks in one statement, with what came as a bound value', () => {
    const args = { input: { idempotencyKey: 'key-0001', barcode: "O'Neill" } };
    const { sql, count } = statement({ args });

    expect(count).toBe(1);
    expect(sql).toContain(`${name}(`);
    expect(sql).not.toContain('Neill');
  });

  it('answers the package, or why nothing was written', () => {
    const written = answered([{ piece: '{"package":' }, { piece: '{"id":"1"}}' }]);
    const refused = answered([
      { piece: '{"error":{"code":"CARRIER_NUMBER_IN_USE","message":"The number 1."}}' },
    ]);

    expect(response({ result: written })).toMatchObject({ kind: 'value', value: { id: '1' } });
    expect(response({ result: refused })).toMatchObject({
      error: { errorType: 'CARRIER_NUMBER_IN_USE', message: 'The number 1.' },
    });
  });
});
