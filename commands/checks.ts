import type { Step } from './steps.ts';

/** What needs no running system: form, types, and that everything generated is as its source would make it now. */
export const CHECKS: Step[] = [
  { name: 'format', command: 'npx', args: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: 'npx', args: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'types', command: 'npx', args: ['tsc', '-p', '.'] },
  { name: 'types of what runs inside AppSync', command: 'npx', args: ['tsc', '-p', 'resolvers'] },
  {
    name: 'generated code is fresh',
    command: 'npx',
    args: ['graphql-codegen', '--config', 'codegen.yml', '--check'],
  },
];
