import { assembly } from './assembly.ts';
import { hasFailed, runSteps } from './steps.ts';

/** Deploys what `npm run synth` wrote to the account of the environment; asks before it widens any permission. */
const app = await assembly({ log: console.log });
const results = await runSteps([
  {
    name: 'deploy',
    command: 'npx',
    args: ['cdk', 'deploy', '--app', app, '--all', ...process.argv.slice(2)],
  },
]);
process.exit(hasFailed(results) ? 1 : 0);
