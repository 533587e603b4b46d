import { spawn } from 'node:child_process';

/** One thing that a command does, as a child process; `skip` says why it cannot be done here. */
export type Step = { name: string; command: string; args: string[]; skip?: string };

export type StepResult = {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  seconds: number;
  why?: string;
};

/** Takes what a step says, to be printed later. */
type Keep = (output: Buffer) => void;

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

/** The same for steps that do not depend on one another, several at once; each is printed whole when it is done. */
export async function runStepsAtOnce(steps: Step[], atOnce: number): Promise<StepResult[]> {
  const waiting = steps.entries();
  const results: StepResult[] = [];
  const work = async () => {
    for (const [place, step] of waiting) {
      const output: Buffer[] = [];
      results[place] = await runStep(step, (part) => output.push(part));
      process.stdout.write(Buffer.concat(output));
      printLine(results[place]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

export function printSummary(results: StepResult[]): void {
  console.log('');
  for (const result of results) printLine(result);
}

export function hasFailed(results: StepResult[]): boolean {
  return results.some(({ outcome }) => outcome === 'failed');
}

async function runStep({ name, command, args, skip }: Step, keep?: Keep): Promise<StepResult> {
  if (skip) return { name, outcome: 'skipped', seconds: 0, why: skip };
  const title = `\n── ${name}\n`;
  if (keep) keep(Buffer.from(title));
  else process.stdout.write(title);
  const started = performance.now();
  const code = await exitCode(command, args, keep);
  return { name, outcome: code === 0 ? 'passed' : 'failed', seconds: (performance.now() - started) / 1000 };
}

function exitCode(command: string, args: string[], keep?: Keep): Promise<number> {
  return new Promise((resolve, reject) => {
    const stdio = keep ? 'pipe' : 'inherit';
    const child = spawn(command, args, { stdio, shell: process.platform === 'win32' });
    child.stdout?.on('data', keep ?? (() => undefined));
    child.stderr?.on('data', keep ?? (() => undefined));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function printLine({ name, outcome, seconds, why }: StepResult): void {
  const mark = { passed: '✔', failed: '✘', skipped: '–' }[outcome];
  console.log(`${mark} ${name} ${why ? `skipped: ${why}` : `(${seconds.toFixed(1)} s)`}`);
}
