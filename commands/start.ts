import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from '../local/local-cloud.ts';
import { StartError } from '../local/start-error.ts';
import { isPlanted, plantSeed } from '../seed/plant.ts';
import { demoUsers } from '../seed/users.ts';
import { assembly } from './assembly.ts';
import type { Outputs } from './outputs.ts';
import { timed, type Timing } from './timing.ts';
import { trackingPage } from './tracking-page.ts';
import { welcome } from './welcome.ts';

const DEFAULT_PORT = 4000;
const dataDirectory = process.env['DATA_DIR'] ?? '.local';
const hasFaults = process.env['FAULTS'] === '1';

try {
  const cloud = await start();
  process.once('SIGINT', () => void stop(cloud));
  process.once('SIGTERM', () => void stop(cloud));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function start(): Promise<LocalCloud> {
  const timings: Timing[] = [];
  const port = portOf(process.env['PORT']);
  const assemblyDirectory = await timed(timings, 'synthesis', () => assembly({ log: console.log }));
  const cloud = await timed(timings, 'cloud', () =>
    startLocalCloud({
      assembly: assemblyDirectory,
      port,
      dataDirectory,
      databaseUrl: process.env['DATABASE_URL'],
      faults: hasFaults,
      // for GraphiQL and whatever else a developer builds with; what is deployed says nothing of itself
      introspection: true,
      pages: [trackingPage],
      log: console.log,
    }),
  );
  if (!(await isPlanted(cloud))) {
    console.log('Planting the seed: offices, people and packages …');
    await timed(timings, 'seed', () => plantSeed(cloud, new Date()));
  }
  const outputs = { ...cloud.outputs, custom: { ...cloud.outputs.custom, demoUsers: demoUsers() } };
  writeOutputs(outputs);
  console.log(welcome(cloud, outputs.custom.demoUsers, timings));
  if (hasFaults) console.log(`  Faults on demand: ${cloud.url}/_faults (local/README.md).`);
  return cloud;
}

async function stop(cloud: LocalCloud): Promise<void> {
  console.log('\nStopping …');
  await cloud.stop();
  process.exit(0);
}

function portOf(text: string | undefined): number {
  const port = Number(text || DEFAULT_PORT);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartError(`PORT must be a number from 0 to 65535; it is "${text}".`);
}

/** Beside the data, or in `.local` when no data is kept. */
function writeOutputs(outputs: Outputs): void {
  const folder = dataDirectory === 'memory' ? '.local' : dataDirectory;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'outputs.json'), `${JSON.stringify(outputs, null, 2)}\n`);
}
