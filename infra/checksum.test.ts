import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksum } from './checksum.ts';
import { temporaryFolder } from './test-folder.ts';

describe('the checksum of the migrations', () => {
  const aFolder = () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '0001_office.sql'), 'create table office ();');
    return folder;
  };

  it('is the same for the same files, wherever they are', () => {
    expect(checksum([aFolder()])).toBe(checksum([aFolder()]));
  });

  it('changes with what a file says, with its name, and with another file', () => {
    const [edited, renamed, joined] = [aFolder(), aFolder(), aFolder()];
    writeFileSync(join(edited, '0001_office.sql'), 'create table offices ();');
    renameSync(join(renamed, '0001_office.sql'), join(renamed, '0002_office.sql'));
    writeFileSync(join(joined, '0002_person.sql'), '');

    const checksums = [aFolder(), edited, renamed, joined].map((folder) => checksum([folder]));
    expect(new Set(checksums).size).toBe(4);
  });

  it('does not change with a file that is not SQL', () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'record_scans.test.ts'), '');

    expect(checksum([folder])).toBe(checksum([aFolder()]));
  });
});
