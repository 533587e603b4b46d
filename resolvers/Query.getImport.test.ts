import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const { request, response, statement } = loadedResolver('Query.getImport');

describe('Query.getImport', () => {
  it('asks once, and answers the import', () => {
    expect(statement({ args: { id: ID } })).toMatchObject({ count: 1, values: [expect.any(String), ID] });
    expect(response({ result: answered([{ piece: '{"state":"DONE"}' }]) })).toMatchObject({
      value: { state: 'DONE' },
    });
  });

  it('answers null where there is none', () => {
    expect(response({ result: answered([{}]) })).toMatchObject({ value: null });
    expect(request({ args: { id: 'none' } })).toMatchObject({ kind: 'early', value: null });
  });
});
