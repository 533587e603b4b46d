import { describe, expect, it } from 'vitest';
import { loadedResolver } from '../test/loaded-resolver.ts';

const { request, response } = loadedResolver('wakeRelay');
const prev = { result: { id: '1' } };

describe('wake the relay', () => {
  it('does not wait for it, and answers what was written', () => {
    expect(request({ prev })).toMatchObject({ value: { operation: 'Invoke', invocationType: 'Event' } });
    expect(response({ prev, result: null })).toMatchObject({ kind: 'value', value: { id: '1' } });
  });

  it('does not undo what was written when the relay sleeps on', () => {
    const answer = response({ prev, error: { message: 'Rate exceeded', type: 'Lambda:Throttled' } });

    expect(answer).toMatchObject({ kind: 'value', value: { id: '1' } });
    expect(answer.logged).toHaveLength(1);
  });
});
