import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GraphqlClient } from '../demo/graphql-client.ts';
import { GetImportDocument, StartImportDocument } from '../graphql/generated/graphql.ts';
import { importManifest } from './import-manifest.ts';

const IMPORT = { id: 'an-import', state: 'WAITING' };
const FAILED = { ...IMPORT, state: 'FAILED', error: { code: 'INTERNAL', message: 'It stopped.' } };
const MANIFEST = { idempotencyKey: 'key', officeId: 'office', fileName: 'a.csv', content: new Uint8Array(1) };

/** Begins the import, and answers every question after it with the same. */
function client(getImport: () => object): GraphqlClient {
  const send = async (document: unknown) => {
    if (document === StartImportDocument) return { startImport: { import: IMPORT, url: '', headers: [] } };
    if (document === GetImportDocument) return { getImport: getImport() };
    return { listImportProblems: { items: [], nextToken: null } };
  };
  return { send } as unknown as GraphqlClient;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async () => new Response());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the import of a manifest from a terminal', () => {
  it('that nobody can be asked about any more says that it goes on, and how to look', async () => {
    const offline = client(() => {
      throw new Error('fetch failed');
    });

    const failure = expect(importManifest(offline, MANIFEST, () => undefined)).rejects.toMatchObject({
      name: 'OutOfSight',
      message:
        'The connection broke (fetch failed). The import goes on by itself: getImport(id: "an-import") and listImports ' +
        'tell how far it is. Running the command again does no harm: rows that are in are known.',
    });
    await vi.runAllTimersAsync();

    await failure;
  });

  it('ends where the import has failed', async () => {
    const done = await importManifest(
      client(() => FAILED),
      MANIFEST,
      () => undefined,
    );

    expect(done).toEqual({ import: FAILED, problems: [] });
  });
});
