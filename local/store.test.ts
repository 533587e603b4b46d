import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileStore } from './store.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('fileStore', () => {
  it('gives back after a restart what was flushed, as it was at the flush', async () => {
    const store = fileStore(directory, console.error);
    const users = ['alice'];
    store.write('users', () => users);
    users.push('bob');

    await store.flush();

    expect(fileStore(directory, console.error).read('users')).toEqual(['alice', 'bob']);
    expect(readdirSync(directory)).toEqual(['users.json']);
  });

  it('writes by itself soon after a change', async () => {
    fileStore(directory, console.error).write('users', () => ['alice']);

    await vi.waitFor(
      () => expect(fileStore(directory, console.error).read('users')).toEqual(['alice']),
      5_000,
    );
  });

  it('knows nothing of a name that was never written', () => {
    expect(fileStore(directory, console.error).read('users')).toBeUndefined();
  });

  it('refuses a file that is damaged rather than start with nothing', () => {
    writeFileSync(join(directory, 'users.json'), '["ali');

    expect(() => fileStore(directory, console.error).read('users')).toThrow(/users.json cannot be read/);
  });
});
