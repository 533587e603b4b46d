import type { Worker } from 'node:worker_threads';
import { LambdaError } from './types.ts';

/** What the thread says: once when it has loaded, and once for each invocation. */
type Answer = { result: string } | { error: { errorType: string; message: string; trace: string[] } };

/** The result as JSON text. A thread that does not answer in time is ended; one that dies has failed the invocation. */
export function nextAnswer(worker: Worker, seconds: number, requestId: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      worker.off('message', onAnswer).off('error', onFault).off('exit', onExit);
    };
    const fail = (error: LambdaError): void => {
      settle();
      reject(error);
    };
    const onAnswer = (answer: Answer): void => {
      if ('error' in answer) return fail(toLambdaError(answer.error));
      settle();
      resolve(answer.result);
    };
    const onFault = (fault: unknown): void => fail(describeFault(fault, requestId));
    const onExit = (code: number): void => fail(describeExit(code, requestId));
    const onTimeout = (): void => {
      settle();
      void worker.terminate().then(() => reject(timedOut(seconds, requestId)));
    };

    const timer = setTimeout(onTimeout, seconds * 1000);
    worker.on('message', onAnswer).on('error', onFault).on('exit', onExit);
  });
}

function toLambdaError({
  errorType,
  message,
  trace,
}: {
  errorType: string;
  message: string;
  trace: string[];
}) {
  return new LambdaError(errorType, message, trace);
}

/** Something threw where no handler waited for it, or the heap was full. */
function describeFault(fault: unknown, requestId: string): LambdaError {
  const { code, name, message, stack } = fault as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return killed(requestId);
  return new LambdaError(name ?? 'Error', message ?? String(fault), stack?.split('\n'));
}

function describeExit(code: number, requestId: string): LambdaError {
  const how =
    code === 0
      ? 'Runtime exited without providing a reason'
      : `Runtime exited with error: exit status ${code}`;
  return exited(how, requestId);
}

export function killed(requestId: string): LambdaError {
  return exited('Runtime exited with error: signal: killed', requestId);
}

function exited(how: string, requestId: string): LambdaError {
  return new LambdaError('Runtime.ExitError', `RequestId: ${requestId} Error: ${how}`);
}

function timedOut(seconds: number, requestId: string): LambdaError {
  const message = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
  return new LambdaError('Sandbox.Timedout', message);
}
