import { randomUUID } from 'node:crypto';
import type { AwsService, ServiceRequest, ServiceResponse } from '../aws-service.ts';
import { type InvocationType, LambdaError } from './types.ts';

type Invoke = (arnOrName: string, payload: unknown, type: InvocationType) => Promise<unknown>;

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Refusals of Lambda itself, with their status; anything else is a failure of the function, which is an answer. */
const REFUSALS: Record<string, number> = {
  InvalidParameterValueException: 400,
  InvalidRequestContentException: 400,
  ResourceNotFoundException: 404,
  RequestTooLargeException: 413,
  TooManyRequestsException: 429,
};

/** The operation Invoke as the SDK calls it. */
export function lambdaService(invoke: Invoke, log: (line: string) => void = () => {}): AwsService {
  return async (request) => {
    try {
      return await answerInvocation(invoke, request);
    } catch (fault) {
      if (fault instanceof LambdaError) return failure(fault);
      log(`Lambda: ${fault instanceof Error ? fault.name : 'unknown'}`);
      return failure(new LambdaError('ServiceException', 'Internal error'));
    }
  };
}

async function answerInvocation(invoke: Invoke, request: ServiceRequest): Promise<ServiceResponse> {
  const name = INVOCATIONS.exec(request.path)?.[1];
  if (name === undefined || request.method !== 'POST') {
    throw new LambdaError('ResourceNotFoundException', 'There is no such operation.');
  }
  const type = invocationTypeOf(request);
  const result = await invoke(decodeURIComponent(name), payloadOf(request), type);
  return type === 'Event' ? answer(202, '') : answer(200, JSON.stringify(result));
}

function invocationTypeOf({ headers }: ServiceRequest): InvocationType {
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type === 'RequestResponse' || type === 'Event') return type;
  throw new LambdaError('InvalidParameterValueException', `The invocation type ${type} is not supported.`);
}

function payloadOf({ body }: ServiceRequest): unknown {
  try {
    return body.length > 0 ? JSON.parse(body.toString('utf8')) : undefined;
  } catch {
    throw new LambdaError('InvalidRequestContentException', 'Could not parse request body into json');
  }
}

function failure({ errorType, message, trace }: LambdaError): ServiceResponse {
  const status = REFUSALS[errorType];
  if (status !== undefined) {
    return answer(status, JSON.stringify({ Type: 'User', message }), { 'x-amzn-errortype': errorType });
  }
  const body = JSON.stringify({ errorType, errorMessage: message, trace });
  return answer(200, body, { 'x-amz-function-error': 'Unhandled' });
}

function answer(status: number, body: string, headers: Record<string, string> = {}): ServiceResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': randomUUID(),
      'x-amz-executed-version': '$LATEST',
      ...headers,
    },
    body,
  };
}
