import { hasFailed, runSteps } from './steps.ts';

const bench = (name: string) => ({
  name,
  command: process.execPath,
  args: ['--import', 'tsx', `bench/${name}.ts`],
});

const results = await runSteps([bench('requests'), bench('appsync-js')]);
process.exit(hasFailed(results) ? 1 : 0);
