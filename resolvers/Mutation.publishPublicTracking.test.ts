import { describe, expect, it } from 'vitest';
import { loadedResolver, SYSTEM } from '../test/loaded-resolver.ts';

const { request, response } = loadedResolver('Mutation.publishPublicTracking');

describe('Mutation.publishPublicTracking', () => {
  it('hands on what the public may know as it is', () => {
    const tracking = { trackingNumber: '0000000000000000', version: 2 };

    expect(request({ args: { tracking }, as: SYSTEM })).toMatchObject({ value: { payload: tracking } });
    expect(response({ result: tracking, as: SYSTEM })).toMatchObject({ value: tracking });
  });
});
