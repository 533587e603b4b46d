import { randomUUID } from 'node:crypto';
import type { AwsService } from '../aws-service.ts';
import { createFunctionWorkers, type FunctionWorkers } from './function-workers.ts';
import { decodeResult, encodePayload } from './payload.ts';
import { lambdaService } from './service.ts';
import { type FailedEvent, type InvocationType, type LambdaDefinition, LambdaError } from './types.ts';

export type LambdaOptions = {
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
  /** Settles when nothing is running, and no event waits for another attempt. */
  idle: () => Promise<void>;
  close: () => Promise<void>;
};

type LambdaFunction = { definition: LambdaDefinition; workers: FunctionWorkers };

/** As Lambda does by default for asynchronous invocations, but without its minutes between them. */
const EVENT_ATTEMPTS = 3;

/** Functions run in threads from their asset directories, with nothing but their own environment. */
export function createLambdas({ log, onFailure, fateOf = () => undefined }: LambdaOptions): Lambdas {
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

  const handleEvent = async (target: LambdaFunction, body: string, requestId: string): Promise<void> => {
    for (let attempts = 1; ; attempts++) {
      const error = await attempt(target, body, requestId).then(() => undefined, asLambdaError);
      if (!error || isClosed) return;
      const { name: functionName, arn: functionArn } = target.definition;
      log(`[${functionName}] attempt ${attempts} of ${EVENT_ATTEMPTS} failed: ${withoutMessage(error)}`);
      if (attempts < EVENT_ATTEMPTS) continue;
      return onFailure?.({
        functionName,
        functionArn,
        requestId,
        payload: JSON.parse(body),
        attempts,
        error,
      });
    }
  };

  const invoke: Lambdas['invoke'] = async (arnOrName, payload, type) => {
    const target = functions.get(nameIn(arnOrName));
    if (!target) throw new LambdaError('ResourceNotFoundException', `Function not found: ${arnOrName}`);
    const body = encodePayload(payload, type);
    const requestId = randomUUID();
    if (type === 'RequestResponse') return track(attempt(target, body, requestId));
    void track(handleEvent(target, body, requestId)).catch(() =>
      log(`[${target.definition.name}] onFailure failed`),
    );
    return null;
  };

  return {
    create: (definition) => {
      functions.set(definition.name, { definition, workers: createFunctionWorkers(definition, log) });
    },
    invoke,
    service: lambdaService(invoke, log),
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
