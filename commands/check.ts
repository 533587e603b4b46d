import { availableParallelism } from 'node:os';
import { checks } from './checks.ts';
import { hasFailed, printSummary, runSteps, runStepsAtOnce } from './steps.ts';

/** The edit loop: what has not changed since the last time is not looked at again. */
const changed = {
  name: 'unit tests of what is not committed yet',
  command: 'npx',
  args: ['vitest', 'run', '--project', 'unit', '--project', 'rules', '--changed', '--passWithNoTests'],
};

const results = [
  ...(await runStepsAtOnce(checks({ remember: true }), availableParallelism())),
  ...(await runSteps([changed])),
];
printSummary(results);
process.exit(hasFailed(results) ? 1 : 0);
