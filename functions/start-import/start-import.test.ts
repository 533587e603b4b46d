import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { startImport } from './start-import.ts';

const VIEWER = { kind: 'SYSTEM' };

let database: LiveDatabase;

beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
});

afterAll(() => database.close());

const begin = (changes: object) =>
  startImport({ database: database.api, signUpload: () => Promise.reject(new Error('nothing to sign')) })({
    viewer: VIEWER,
    input: {
      idempotencyKey: randomUUID(),
      officeId: randomUUID(),
      fileName: 'a.csv',
      sizeInBytes: 1,
      ...changes,
    },
  });

describe('an import that is begun', () => {
  it.each(
    ['fileName', 'officeId', 'idempotencyKey'].flatMap((name) =>
      ['\0', '\ud800', '\udc00'].map((sign) => [name, JSON.stringify(sign), sign] as const),
    ),
  )('is refused with a %s that holds %s', async (name, _, sign) => {
    expect(await begin({ [name]: `manifest${sign}csv` })).toEqual({
      error: {
        code: 'INVALID_INPUT',
        message: 'A text holds U+0000 or half of a surrogate pair, which cannot be kept.',
      },
    });
  });

  it('hands on what the database refuses, and throws what it did not expect', async () => {
    const broken = startImport({
      database: { query: () => Promise.reject(new Error('ERROR: division by zero; SQLState: 22012')) },
      signUpload: () => Promise.reject(new Error('nothing to sign')),
    });

    expect(await begin({})).toMatchObject({ error: { code: 'NOT_FOUND' } });
    await expect(
      broken({ viewer: VIEWER, input: { officeId: '', idempotencyKey: '', fileName: '', sizeInBytes: 1 } }),
    ).rejects.toThrow('22012');
  });
});
