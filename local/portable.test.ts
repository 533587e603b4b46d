import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Not part of what runs: tests, what they need, and the tools that only the project itself uses. */
const ASIDE = /\.test\.ts$|(^|\/)(test-|testing\/|fixtures\/|verify-aws\/|facts)|-fixture\.ts$/;

const sources = readdirSync('local', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|mjs|js)$/.test(file) && !ASIDE.test(file))
  .map((file) => readFileSync(join('local', file), 'utf8'));

/** `pg` of `pg/lib/x`, `@scope/name` of `@scope/name/x`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

describe('the local cloud, taken into another project', () => {
  it('imports only packages that its README names', () => {
    const [, section = ''] = readFileSync('local/README.md', 'utf8').split('## In another project');
    const named = new Set(section.match(/`[^`]+`/g)?.map((name) => name.slice(1, -1)));
    const imported = sources
      .flatMap((text) => [...text.matchAll(/^(?:import|export) (?!type)[^;]*? from '([^.'][^']*)'/gm)])
      .map(([, specifier = '']) => packageOf(specifier))
      // what resolver code imports is answered by the runtime
      .filter((name) => !isBuiltin(name) && name !== '@aws-appsync/utils');

    expect(imported.length).toBeGreaterThan(20);
    expect([...new Set(imported)].filter((name) => !named.has(name))).toEqual([]);
  });

  it('does not speak of packages, parcels or Postroom', () => {
    const tells = sources.filter((text) => /postroom|parcel|tracking number/i.test(text));

    expect(tells).toEqual([]);
  });
});
