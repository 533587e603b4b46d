// Runs one Lambda function in a thread of its own. Plain JavaScript: a worker takes no TypeScript loader from tsx or vitest.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { directory, handler: handlerName } = workerData;

const handler = await loadHandler().catch((fault) => {
  parentPort.postMessage({ error: describe(fault) });
});
if (handler) {
  parentPort.on('message', async ({ payload, deadline, context }) => {
    parentPort.postMessage(await run(payload, deadline, context));
  });
  parentPort.postMessage({ result: 'null' });
}

async function run(payload, deadline, context) {
  try {
    const result = await handler(JSON.parse(payload), {
      ...context,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    return { result: JSON.stringify(result) ?? 'null' };
  } catch (fault) {
    return { error: describe(fault) };
  }
}

async function loadHandler() {
  const [, moduleName, exportName] = /^(.*)\.([^.]+)$/.exec(handlerName) ?? [];
  const file = ['.mjs', '.js', '.cjs'].map((ending) => join(directory, moduleName + ending)).find(existsSync);
  if (!file) throw runtimeFault('ImportModuleError', `Cannot find module '${moduleName}'`);

  const module = await import(pathToFileURL(file).href);
  const exported = module[exportName] ?? module.default?.[exportName];
  if (typeof exported === 'function') return exported;
  throw runtimeFault('HandlerNotFound', `${handlerName} is undefined or not exported`);
}

function runtimeFault(kind, message) {
  return Object.assign(new Error(message), { name: `Runtime.${kind}` });
}

function describe(fault) {
  if (!(fault instanceof Error)) {
    return {
      errorType: typeof fault,
      message: typeof fault === 'string' ? fault : JSON.stringify(fault),
      trace: [],
    };
  }
  return { errorType: fault.name, message: fault.message, trace: (fault.stack ?? '').split('\n') };
}
