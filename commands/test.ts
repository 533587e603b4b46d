import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './checks.ts';
import { assembly } from './assembly.ts';
import { hasFailed, printSummary, runSteps, runStepsAtOnce } from './steps.ts';

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
};

const scratch = mkdtempSync(join(tmpdir(), 'postroom-test-'));
const report = join(scratch, 'vitest.json');

await assembly({ log: console.log });
const results = [
  ...(await runStepsAtOnce(checks(), availableParallelism())),
  ...(await runSteps([
    {
      name: 'tests',
      command: 'npx',
      args: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    },
  ])),
];
printSummary(results);
printCounts();
rmSync(scratch, { recursive: true, force: true });
process.exit(hasFailed(results) ? 1 : 0);

/** Counts both checks and tests, so that a run in which no test ran does not look like a green one. */
function printCounts(): void {
  const formal = results.filter(({ name }) => name !== 'tests');
  const tests = existsSync(report)
    ? (JSON.parse(readFileSync(report, 'utf8')) as VitestReport)
    : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numFailedTestSuites: 1 };
  const passed = formal.filter(({ outcome }) => outcome === 'passed').length + tests.numPassedTests;
  const failed = formal.filter(({ outcome }) => outcome === 'failed').length + tests.numFailedTests;
  const skipped = formal.filter(({ outcome }) => outcome === 'skipped').length + tests.numPendingTests;
  console.log(`\nTotal: ${passed} passed, ${failed} failed, ${skipped} skipped`);
}
