import { describe, expect, it } from 'vitest';
import { loadedResolver, SYSTEM } from '../test/loaded-resolver.ts';

const { request, response } = loadedResolver('Mutation.publishPackageEvent');

describe('Mutation.publishPackageEvent', () => {
  it('hands the event on as it is', () => {
    const event = { id: '1', kind: 'RECEIVE' };

    expect(request({ args: { event }, as: SYSTEM })).toMatchObject({ value: { payload: event } });
    expect(response({ result: event, as: SYSTEM })).toMatchObject({ value: event });
  });
});
