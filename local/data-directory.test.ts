import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataDirectory } from './data-directory.ts';
import { StartError } from './start-error.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'data-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = (path = directory) => openDataDirectory(path, console.error);

describe('openDataDirectory', () => {
  it('is new the first time only, and keeps what was written', async () => {
    const first = open();
    first.store.write('users', () => ['alice']);
    await first.close();

    const second = open();

    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(second.store.read('users')).toEqual(['alice']);
    await second.close();
  });

  it.each(['{"version":99}', '{}', 'not JSON'])('refuses data of another format: %s', (format) => {
    writeFileSync(join(directory, 'format.json'), format);

    expect(() => open()).toThrow(StartError);
    expect(() => open()).toThrow(/delete the directory or choose another one/);
  });

  it('is held by one cloud at a time, in one process or in two', async () => {
    const holder = open();
    expect(() => open()).toThrow(/is in use/);
    await holder.close();

    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    writeFileSync(join(directory, 'lock'), String(other.pid));
    expect(() => open()).toThrow(`is in use by process ${other.pid}`);
    other.kill();
    await once(other, 'exit');

    await open().close();
  });

  it('refuses a place where no directory can be', () => {
    writeFileSync(join(directory, 'file'), '');

    expect(() => open(join(directory, 'file', 'data'))).toThrow(/cannot be made/);
  });
});
