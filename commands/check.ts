import { CHECKS } from './checks.ts';
import { hasFailed, printSummary, runSteps } from './steps.ts';

const unit = { name: 'unit tests', command: 'npx', args: ['vitest', 'run', '--project', 'unit'] };

const results = await runSteps([...CHECKS, unit]);
printSummary(results);
process.exit(hasFailed(results) ? 1 : 0);
