import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleForAppSync } from './resolver-code.ts';
import { temporaryFolder } from './test-folder.ts';

describe('the code of a resolver', () => {
  const bundleOf = (source: string) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'names.ts'), `export const name: string = 'Postroom';`);
    writeFileSync(join(folder, 'resolver.ts'), source);
    return bundleForAppSync(join(folder, 'resolver.ts'));
  };

  it('holds what it imports, but for what AppSync has (F12)', () => {
    const code = bundleOf(`
      import { util } from '@aws-appsync/utils';
      import { name } from './names.ts';
      export const request = () => ({ payload: name ?? util.autoId() });
      export const response = () => null;
    `);

    expect(code).toContain('from "@aws-appsync/utils"');
    expect(code).toContain('"Postroom"');
    expect(code).not.toContain('./names.ts"');
    expect(code).toContain('??');
  });

  it('is refused when it is longer than AppSync takes (F1)', () => {
    expect(() => bundleOf(`export const text = '${'x'.repeat(32_000)}';`)).toThrow(/AppSync takes 32000/);
  });
});
