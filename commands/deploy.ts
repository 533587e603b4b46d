import { assembly } from './assembly.ts';
import { hasFailed, runSteps } from './steps.ts';

/** Deploys what `npm run synth` wrote to the account of the environment; asks before it widens any permission. */
const app = await assembly({ log: console.log });

const checked = await runSteps([
  { name: 'template', command: process.execPath, args: ['--import', 'tsx', 'infra/gate.ts', app] },
]);
if (hasFailed(checked)) process.exit(1);

const deployed = await runSteps([
  {
    name: 'deploy',
    command: 'npx',
    args: ['cdk', 'deploy', '--app', app, '--all', ...process.argv.slice(2)],
  },
]);
process.exit(hasFailed(deployed) ? 1 : 0);
