import { checks } from './checks.ts';
import { hasFailed, printSummary, runSteps } from './steps.ts';

/** The edit loop: what has not changed since the last time is not looked at again. */
const changed = {
  name: 'unit tests of what is not committed yet',
  command: 'npx',
  args: ['vitest', 'run', '--project', 'unit', '--changed', '--passWithNoTests'],
};

const results = await runSteps([...checks({ remember: true }), changed]);
printSummary(results);
process.exit(hasFailed(results) ? 1 : 0);
