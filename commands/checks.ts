import type { Step } from './steps.ts';

const CACHE = 'node_modules/.cache/postroom';

/**
 * What needs no running system: form, types, and that everything generated is as its source would make it now.
 * `remember` skips what has not changed since the last time; a change that reaches another file's types may be missed.
 */
export function checks({ remember = false } = {}): Step[] {
  const cached = (...options: string[]) => (remember ? options : []);
  return [
    {
      name: 'format',
      command: 'npx',
      args: [
        'prettier',
        '--check',
        '--log-level',
        'warn',
        ...cached('--cache', '--cache-location', `${CACHE}/prettier`),
        '.',
      ],
    },
    {
      name: 'lint',
      command: 'npx',
      args: [
        'eslint',
        '--max-warnings',
        '0',
        ...cached('--cache', '--cache-location', `${CACHE}/eslint`),
        '.',
      ],
    },
    {
      name: 'types',
      command: 'npx',
      args: ['tsc', '-p', '.', ...cached('--incremental', '--tsBuildInfoFile', `${CACHE}/types.tsbuildinfo`)],
    },
    { name: 'types of what runs inside AppSync', command: 'npx', args: ['tsc', '-p', 'resolvers'] },
    {
      name: 'generated code is fresh',
      command: 'npx',
      args: ['graphql-codegen', '--config', 'codegen.yml', '--check'],
    },
  ];
}
