import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that the synthesised stack is made of. */
const INPUTS = [
  'infra',
  'graphql',
  'resolvers',
  'functions',
  'domain',
  'database',
  'package-lock.json',
  'tsconfig.json',
];
const OUTPUT = 'cdk.out';
const STAMP = join(OUTPUT, '.inputs-sha256');

/** The folder of the synthesised stack; synthesised again only when one of its inputs has changed. */
export async function assembly({ log }: { log: (line: string) => void }): Promise<string> {
  const wanted = inputsHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return OUTPUT;
  log('Synthesising the stack …');
  await synthesise();
  writeFileSync(STAMP, wanted);
  return OUTPUT;
}

/** What the synthesis says is for the case that it fails. */
function synthesise(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'infra/app.ts'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CDK_OUTDIR: OUTPUT },
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The stack does not synthesise:\n${said}`)),
    );
  });
}

function inputsHash(): string {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const file of INPUTS.flatMap(filesOf))
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (path.includes('.')) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
