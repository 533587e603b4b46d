import { describe, expect, it } from 'vitest';
import { loadedResolver } from '../test/loaded-resolver.ts';

describe('a pipeline', () => {
  it('answers what its last step answered', () => {
    const { request, response } = loadedResolver('pipeline');

    expect(request({})).toMatchObject({ kind: 'value', value: {} });
    expect(response({ prev: { result: { id: '1' } } })).toMatchObject({ kind: 'value', value: { id: '1' } });
  });
});
