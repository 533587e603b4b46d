import { describe, expect, it } from 'vitest';
import { answered, aUser, loadedResolver } from '../test/loaded-resolver.ts';

const { response, statement } = loadedResolver('Mutation.requestPackageAct');
const input = { idempotencyKey: 'ask-00001', packageId: '1', act: 'RETURN', reason: 'why' };

describe('Mutation.requestPackageAct', () => {
  it('asks in one statement, in the name of the caller', () => {
    const { count, values } = statement({
      args: { input },
      as: aUser('sub-of-eva', null),
      selects: ['events'],
    });

    expect(count).toBe(1);
    expect(values.map((value) => JSON.parse(String(value)) as unknown)).toEqual([
      { kind: 'USER', sub: 'sub-of-eva', groups: [] },
      input,
      ['events'],
    ]);
  });

  it('answers the package as it is now, or why nothing was asked', () => {
    const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);
    const error = { code: 'TRANSITION_REFUSED', message: 'Its journey is over.' };

    expect(response({ result: piece({ package: { id: '1' } }) })).toMatchObject({ value: { id: '1' } });
    expect(response({ result: piece({ error }) })).toMatchObject({
      error: { errorType: error.code, message: error.message },
    });
  });
});
