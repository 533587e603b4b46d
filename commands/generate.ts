import { hasFailed, runSteps } from './steps.ts';

/** Writes everything that is generated and committed: types from the schema, SQL from the journey table and the codes of carriers, the table of facts, form. */
const results = await runSteps([
  {
    name: 'types and documents of the schema',
    command: 'npx',
    args: ['graphql-codegen', '--config', 'codegen.yml'],
  },
  {
    name: 'the journey table in SQL',
    command: process.execPath,
    args: ['--import', 'tsx', 'commands/generate-journey-sql.ts'],
  },
  {
    name: 'the codes of carriers in SQL',
    command: process.execPath,
    args: ['--import', 'tsx', 'commands/generate-carrier-codes-sql.ts'],
  },
  {
    name: 'facts and their tests',
    command: process.execPath,
    args: ['--import', 'tsx', 'commands/generate-facts.ts'],
  },
  { name: 'format', command: 'npx', args: ['prettier', '--write', '--log-level', 'warn', '.'] },
]);
process.exit(hasFailed(results) ? 1 : 0);
