import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Template } from './checks/template.ts';
import { inRepository, REPOSITORY } from './repository.ts';
import { changed, logicalIdOf, synthesise } from './test-synthesis.ts';

const { template, directory } = synthesise();
const KEY = logicalIdOf(template, 'ApiGraphQlPublicApiKey');
const IN_A_MONTH = (Math.floor(Date.now() / 3_600_000) + 30 * 24) * 3600;

describe('the gate before a deployment', () => {
  it('lets the stack through while its key has a year to live at most (F99)', () => {
    expect(gate(changed(template, KEY, { Expires: IN_A_MONTH }))).toEqual({ status: 0, said: '' });
  });

  it('names the key that has ended by the day of the deployment (F99)', () => {
    const ended = gate(changed(template, KEY, { Expires: Date.UTC(2020, 0, 1) / 1000 }));

    expect(ended.status).toBe(1);
    expect(ended.said).toContain(`${KEY}: It ends in -`);
  });
});

function gate(candidate: Template): { status: number | null; said: string } {
  writeFileSync(join(directory, 'Postroom.template.json'), JSON.stringify(candidate));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', inRepository('infra', 'gate.ts'), directory],
    { cwd: REPOSITORY, encoding: 'utf8' },
  );
  return { status, said: stderr };
}
