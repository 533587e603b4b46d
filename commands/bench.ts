import { hasFailed, runSteps } from './steps.ts';

const bench = (name: string) => ({
  name,
  command: process.execPath,
  args: ['--import', 'tsx', `bench/${name}.ts`],
});

const named = process.argv.slice(2);
const results = await runSteps((named.length > 0 ? named : ['requests', 'appsync-js']).map(bench));
process.exit(hasFailed(results) ? 1 : 0);
