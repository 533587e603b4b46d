import { Worker } from 'node:worker_threads';
import { environmentOf } from './environment.ts';
import { forwardOutput } from './function-output.ts';
import { nextAnswer } from './next-answer.ts';
import type { LambdaDefinition } from './types.ts';

/** One execution environment: a thread that handles one invocation at a time. */
export type FunctionWorker = {
  /** Payload and result are JSON text. */
  invoke: (payload: string, requestId: string) => Promise<string>;
  /** Not after a timeout or a crash. */
  isUsable: () => boolean;
  stop: () => Promise<void>;
};

/** What AWS gives a function to load. */
const LOADING_SECONDS = 10;

export async function startFunctionWorker(
  definition: LambdaDefinition,
  requestId: string,
  log: (line: string) => void,
): Promise<FunctionWorker> {
  const { timeoutSeconds } = definition;
  const worker = startThread(definition);
  let isUsable = true;
  const end = (): void => {
    isUsable = false;
  };
  // a fault between two invocations is nobody's answer, but it ends the thread
  worker.on('error', end).on('exit', end);
  forwardOutput(worker, definition.name, log);
  await nextAnswer(worker, Math.max(LOADING_SECONDS, timeoutSeconds), requestId);

  return {
    invoke: (payload, id) => {
      const deadline = Date.now() + timeoutSeconds * 1000;
      worker.postMessage({ payload, deadline, context: contextOf(definition, id) });
      return nextAnswer(worker, timeoutSeconds, id);
    },
    isUsable: () => isUsable,
    stop: async () => {
      await worker.terminate();
    },
  };
}

function startThread(definition: LambdaDefinition): Worker {
  const { directory, handler, memoryMegabytes } = definition;
  return new Worker(new URL('./function-thread.mjs', import.meta.url), {
    workerData: { directory, handler },
    env: environmentOf(definition),
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  });
}

/** What the handler's second argument holds besides its clock. */
function contextOf(definition: LambdaDefinition, awsRequestId: string): Record<string, string> {
  return {
    awsRequestId,
    functionName: definition.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: definition.arn,
    memoryLimitInMB: String(definition.memoryMegabytes),
    logGroupName: `/aws/lambda/${definition.name}`,
    logStreamName: 'local',
  };
}
