// `node commands/run.mjs <script.ts> …` runs one of our commands on a fresh clone: it refuses a Node that is too old in one sentence,
// installs what the lock file names if it is not there yet, and says so. Plain JavaScript, because nothing is installed when it runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = [20, 19];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lock = join(root, 'package-lock.json');
const stamp = join(modules, '.postroom-lock');

refuseOldNode();
if (!isInstalled()) install();
const [script, ...rest] = process.argv.slice(2);
const { status, signal } = spawnSync(process.execPath, ['--import', 'tsx', join(root, script), ...rest], {
  cwd: root,
  stdio: 'inherit',
  // the SDK's advice on Node versions is for whoever deploys it; Lambda runs a newer one
  env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
});
process.exit(signal ? 130 : status);

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(`Postroom needs Node.js ${NEEDED.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function isInstalled() {
  const installed = join(modules, '.package-lock.json');
  if (!existsSync(installed)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash();
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

function install() {
  console.log('Installing the packages that package-lock.json names (once, about a minute) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The packages could not be installed: see what npm said above.');
    process.exit(1);
  }
  writeFileSync(stamp, lockHash());
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}
