// Runs PGlite in a thread of its own, so that a long statement does not stall the event loop (F117).
// Plain JavaScript: a worker takes no TypeScript loader from tsx or vitest.
import { Blob, Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** @type {{ dataDirectory: string, cacheDirectory: string, image?: string }} */
const { dataDirectory, cacheDirectory, image } = workerData;
const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8'),
);
/** A new, empty database as a tar file. */
const emptyImage = join(cacheDirectory, `pglite-${version}.tar`);

const database = await openDatabase().then(
  (opened) => {
    parentPort.postMessage({ started: true });
    return opened;
  },
  (fault) => {
    parentPort.postMessage({ failed: fault?.message ?? String(fault) });
    process.exit(1);
  },
);

parentPort.on('message', async ({ bytes, keepImage, close }) => {
  if (close) {
    await database.close();
    process.exit(0);
  }
  if (keepImage) {
    if (!existsSync(keepImage)) await writeImage(database, keepImage).catch(() => undefined);
    parentPort.postMessage({ bytes: new Uint8Array() });
    return;
  }
  const answer = await database.execProtocolRaw(bytes);
  parentPort.postMessage({ bytes: answer }, [answer.buffer]);
});

async function openDatabase() {
  if (dataDirectory === 'memory') return newDatabase('memory://', image);
  if (!existsSync(`${dataDirectory}/PG_VERSION`)) await initialise();
  return PGlite.create(dataDirectory);
}

/** Built beside and then renamed: an interrupted first start leaves nothing that looks like a database. */
async function initialise() {
  const unfinished = `${dataDirectory}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(dataDirectory), { recursive: true });

  const created = await newDatabase(unfinished);
  await created.close();
  await rename(unfinished, dataDirectory);
}

/** From the image of an earlier new database where there is one: initdb costs three seconds more. */
async function newDatabase(directory, ...images) {
  const begun = [...images, emptyImage].find((one) => one && existsSync(one));
  if (begun) {
    return PGlite.create(directory, { loadDataDir: new Blob([readFileSync(begun)]) });
  }
  // small log segments make the image a third smaller
  const created = await PGlite.create(directory, { initDbStartParams: ['--wal-segsize=1'] });
  await writeImage(created, emptyImage).catch(() => undefined);
  return created;
}

async function writeImage(created, image) {
  await created.exec('checkpoint');
  const dump = await created.dumpDataDir('none');
  const unfinished = `${image}.${process.pid}`;
  await mkdir(dirname(image), { recursive: true });
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  await rename(unfinished, image);
}
