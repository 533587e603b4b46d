import { type FunctionWorker, startFunctionWorker } from './function-worker.ts';
import { killed } from './next-answer.ts';
import { type LambdaDefinition, LambdaError } from './types.ts';

export type Invocation = {
  requestId: string;
  /** Its environment ends when the work is done, and before the answer is taken. */
  dies?: boolean;
};

export type FunctionWorkers = {
  invoke: (payload: string, invocation: Invocation) => Promise<string>;
  close: () => Promise<void>;
};

/** A laptop does not scale out: whoever comes when all are busy waits. */
const MOST_WORKERS = 2;

/** The execution environments of one function, started when first needed and used again. */
export function createFunctionWorkers(
  definition: LambdaDefinition,
  log: (line: string) => void,
): FunctionWorkers {
  const limit = Math.min(definition.reservedConcurrency ?? MOST_WORKERS, MOST_WORKERS);
  const free: FunctionWorker[] = [];
  const inUse = new Set<FunctionWorker>();
  const waiting: (() => void)[] = [];
  let places = limit;
  let isClosed = false;

  const enter = async (): Promise<void> => {
    if (places > 0) places -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else places += 1;
  };

  const takeWorker = async (requestId: string): Promise<FunctionWorker> => {
    const worker = takeUsable(free) ?? (await startFunctionWorker(definition, requestId, log));
    if (!isClosed) return worker;
    await worker.stop();
    throw stopping();
  };

  const invokeOn = async (
    worker: FunctionWorker,
    payload: string,
    { requestId, dies }: Invocation,
  ): Promise<string> => {
    inUse.add(worker);
    try {
      const answer = await worker.invoke(payload, requestId);
      if (!dies) return answer;
      await worker.stop();
      throw killed(requestId);
    } finally {
      inUse.delete(worker);
      if (worker.isUsable()) free.push(worker);
    }
  };

  return {
    invoke: async (payload, invocation) => {
      if (isClosed) throw stopping();
      if (limit === 0) throw new LambdaError('TooManyRequestsException', 'Rate Exceeded.');
      await enter();
      try {
        return await invokeOn(await takeWorker(invocation.requestId), payload, invocation);
      } finally {
        leave();
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...free.splice(0), ...inUse].map((worker) => worker.stop()));
    },
  };
}

function takeUsable(workers: FunctionWorker[]): FunctionWorker | undefined {
  const worker = workers.pop();
  return worker === undefined || worker.isUsable() ? worker : takeUsable(workers);
}

function stopping(): LambdaError {
  return new LambdaError('ServiceException', 'The cloud is stopping.');
}
