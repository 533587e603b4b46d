import { describe, expect, it } from 'vitest';
import { loadedResolver, SYSTEM } from '../test/loaded-resolver.ts';

const { request, response } = loadedResolver('Mutation.publishImportProgress');

describe('Mutation.publishImportProgress', () => {
  it('hands the import on as it is', () => {
    const progress = { id: '1', state: 'CHECKING' };

    expect(request({ args: { progress }, as: SYSTEM })).toMatchObject({ value: { payload: progress } });
    expect(response({ result: progress, as: SYSTEM })).toMatchObject({ value: progress });
  });
});
