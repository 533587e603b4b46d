import { describe, expect, it } from 'vitest';
import { loadedResolver, STAFF, STRANGER } from '../test/loaded-resolver.ts';

const { request, response } = loadedResolver('Mutation.startImport');
const input = { officeId: 'o', fileName: 'a.csv' };

describe('Mutation.startImport', () => {
  it('hands the input to the function that begins imports, with who asks', () => {
    expect(request({ args: { input } })).toMatchObject({
      value: {
        operation: 'Invoke',
        payload: { viewer: { kind: 'USER', sub: STAFF.identity.sub, groups: ['staff'] }, input },
      },
    });
    expect(request({ args: { input }, as: STRANGER })).toMatchObject({ kind: 'error' });
  });

  it('answers the upload', () => {
    const upload = { import: { id: '1' }, url: 'https://bucket.example/1', headers: [] };

    expect(response({ result: upload })).toMatchObject({ value: upload });
  });

  it('hands on why there is none', () => {
    const error = { code: 'NOT_FOUND', message: 'There is no office o where you work.' };

    expect(response({ result: { error } })).toMatchObject({
      error: { errorType: 'NOT_FOUND', message: error.message },
    });
  });

  it('keeps to itself how the function failed', () => {
    const failed = response({ error: { message: 'secret', type: 'Lambda:Unhandled' } });

    expect(failed).toMatchObject({ error: { errorType: 'INTERNAL' } });
    expect(JSON.stringify([failed, failed.logged])).not.toContain('secret');
  });
});
