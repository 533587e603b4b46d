import { randomUUID } from 'node:crypto';
import type { AwsService, Store } from '../aws-service.ts';
import { createFunctionWorkers, type FunctionWorkers } from './function-workers.ts';
import { type AcceptedEvent, keptEvents } from './kept-events.ts';
import { decodeResult, encodePayload } from './payload.ts';
import { lambdaService } from './service.ts';
import { type FailedEvent, type InvocationType, type LambdaDefinition, LambdaError } from './types.ts';

export type LambdaOptions = {
  /** Where events are until they are done. */
  store: Store;
  /** What functions print, and which events failed. */
  log: (line: string) => void;
  /** Where an event goes that no attempt could handle. */
  onFailure?: (failure: FailedEvent) => void | Promise<void>;
  /** Asked before each attempt: whether the function fails before it begins, or dies when it has done its work. */
  fateOf?: (functionName: string) => 'fails' | 'dies' | undefined;
};

export type Lambdas = {
  create: (definition: LambdaDefinition) => void;
  /** The function's result, null for an `Event`; rejects with `LambdaError`. */
  invoke: (arnOrName: string, payload: unknown, type: InvocationType) => Promise<unknown>;
  service: AwsService;
  /** Runs the events that an earlier process accepted and did not finish. */
  resume: () => void;
  /** Settles when nothing is running, and no event waits for another attempt. */
  idle: () => Promise<void>;
  close: () => Promise<void>;
};

type LambdaFunction = { definition: LambdaDefinition; workers: FunctionWorkers };

/** As Lambda does by default for asynchronous invocations, but without its minutes between them. */
const EVENT_ATTEMPTS = 3;

/** Functions run in threads from their asset directories, with nothing but their own environment. */
export function createLambdas({ store, log, onFailure, fateOf = () => undefined }: LambdaOptions): Lambdas {
  const events = keptEvents(store);
  const functions = new Map<string, LambdaFunction>();
  const running = new Set<Promise<unknown>>();
  let isClosed = false;

  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    running.add(work);
    const forget = () => running.delete(work);
    work.then(forget, forget);
    return work;
  };

  const attempt = async (
    { definition, workers }: LambdaFunction,
    body: string,
    requestId: string,
  ): Promise<unknown> => {
    const fate = fateOf(definition.name);
    if (fate === 'fails') throw new LambdaError('FaultOnDemand', 'The function failed before it began.');
    return decodeResult(await workers.invoke(body, { requestId, dies: fate === 'dies' }));
  };

  /** The error of the last attempt, if none succeeded. */
  const attemptAll = async (
    target: LambdaFunction,
    { functionName, requestId, payload }: AcceptedEvent,
  ): Promise<LambdaError | undefined> => {
    for (let attempts = 1; ; attempts++) {
      const error = await attempt(target, payload, requestId).then(() => undefined, asLambdaError);
      if (!error || isClosed) return error;
      log(`[${functionName}] attempt ${attempts} of ${EVENT_ATTEMPTS} failed: ${withoutMessage(error)}`);
      if (attempts === EVENT_ATTEMPTS) return error;
    }
  };

  const handOver = async (
    target: LambdaFunction,
    event: AcceptedEvent,
    error: LambdaError,
  ): Promise<void> => {
    const { functionName, requestId } = event;
    const functionArn = target.definition.arn;
    const payload: unknown = JSON.parse(event.payload);
    try {
      await onFailure?.({ functionName, functionArn, requestId, payload, attempts: EVENT_ATTEMPTS, error });
    } catch {
      log(`[${functionName}] onFailure failed`);
    }
  };

  const handleEvent = async (target: LambdaFunction, event: AcceptedEvent): Promise<void> => {
    const error = await attemptAll(target, event);
    // it is for the next process
    if (error && isClosed) return;
    if (error) await handOver(target, event, error);
    events.forget(event);
  };

  const invoke: Lambdas['invoke'] = async (arnOrName, payload, type) => {
    const target = functions.get(nameIn(arnOrName));
    if (!target) throw new LambdaError('ResourceNotFoundException', `Function not found: ${arnOrName}`);
    const body = encodePayload(payload, type);
    const requestId = randomUUID();
    if (type === 'RequestResponse') return track(attempt(target, body, requestId));
    const event = { functionName: target.definition.name, requestId, payload: body };
    events.keep(event);
    void track(handleEvent(target, event));
    return null;
  };

  const resume = (): void => {
    for (const event of events.left) {
      const target = functions.get(event.functionName);
      if (target) void track(handleEvent(target, event));
      else events.forget(event);
    }
  };

  return {
    create: (definition) => {
      functions.set(definition.name, { definition, workers: createFunctionWorkers(definition, log) });
    },
    invoke,
    service: lambdaService(invoke, log),
    resume,
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
    close: async () => {
      isClosed = true;
      const closing = [...functions.values()].map(({ workers }) => workers.close());
      functions.clear();
      await Promise.all(closing);
    },
  };
}

/** Of `arn:aws:lambda:<region>:<account>:function:<name>[:<version>]`, or the name itself. */
function nameIn(arnOrName: string): string {
  return arnOrName.startsWith('arn:') ? (arnOrName.split(':')[6] ?? '') : arnOrName;
}

function asLambdaError(fault: unknown): LambdaError {
  if (fault instanceof LambdaError) return fault;
  return new LambdaError('ServiceException', fault instanceof Error ? fault.message : String(fault));
}

/** The message of a function's own error may hold anything, even personal data. */
function withoutMessage({ errorType, message, trace }: LambdaError): string {
  if (/^(Runtime|Sandbox|Function)\./.test(errorType)) return `${errorType}: ${message}`;
  return [errorType, ...trace.filter((line) => line.startsWith('    at '))].join('\n');
}
