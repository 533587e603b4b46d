import { spawn } from 'node:child_process';

/** One thing that a command does, as a child process; `skip` says why it cannot be done here. */
export type Step = { name: string; command: string; args: string[]; skip?: string };

export type StepResult = {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  seconds: number;
  why?: string;
};

/** Runs the steps one after another, all of them whatever fails, and prints a line for each. */
export async function runSteps(steps: Step[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const result = await runStep(step);
    results.push(result);
    printLine(result);
  }
  return results;
}

export function printSummary(results: StepResult[]): void {
  console.log('');
  for (const result of results) printLine(result);
}

export function hasFailed(results: StepResult[]): boolean {
  return results.some(({ outcome }) => outcome === 'failed');
}

async function runStep({ name, command, args, skip }: Step): Promise<StepResult> {
  if (skip) return { name, outcome: 'skipped', seconds: 0, why: skip };
  console.log(`\n── ${name}`);
  const started = performance.now();
  const code = await exitCode(command, args);
  return { name, outcome: code === 0 ? 'passed' : 'failed', seconds: (performance.now() - started) / 1000 };
}

function exitCode(command: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function printLine({ name, outcome, seconds, why }: StepResult): void {
  const mark = { passed: '✔', failed: '✘', skipped: '–' }[outcome];
  console.log(`${mark} ${name} ${why ? `skipped: ${why}` : `(${seconds.toFixed(1)} s)`}`);
}
