import { randomUUID } from 'node:crypto';
import type { ServiceRequest, ServiceResponse } from './aws-service.ts';

/** A fault as a service names it, e.g. `NotAuthorizedException`. */
export class ServiceFault extends Error {
  readonly status: number;
  /** The code of the older query protocol, which clients of SQS still look for. */
  readonly queryCode: string | undefined;
  constructor(name: string, message: string, status = 400, queryCode?: string) {
    super(message);
    this.name = name;
    this.status = status;
    this.queryCode = queryCode;
  }
}

/** Answers one operation; a Date in the answer leaves as epoch seconds. */
export type JsonOperation = (input: never, request: ServiceRequest) => object | Promise<object>;

export type JsonServiceDefinition = {
  version: '1.0' | '1.1';
  operations: Record<string, JsonOperation>;
  /** Whether an operation may be called without a signature; none may unless told. */
  isPublic?: (operation: string) => boolean;
  log?: (line: string) => void;
};

/** Speaks the protocol awsJson: the operation is in `x-amz-target`, input and output are JSON. */
export const awsJson =
  ({ version, operations, isPublic = () => false, log = () => {} }: JsonServiceDefinition) =>
  async (request: ServiceRequest): Promise<ServiceResponse> => {
    const name = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
    const headers = { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': randomUUID() };

    try {
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (!operation) throw new ServiceFault('UnknownOperationException', `Unknown operation: ${name}`);
      if (!request.principal && !isPublic(name)) {
        throw new ServiceFault('MissingAuthenticationTokenException', 'Missing Authentication Token');
      }
      const output = await operation(inputOf(request), request);
      return { status: 200, headers, body: JSON.stringify(output, epochSeconds) };
    } catch (error) {
      return faultAnswer(error instanceof ServiceFault ? error : unexpected(error, name, log), headers);
    }
  };

function inputOf(request: ServiceRequest): never {
  let input: unknown;
  try {
    input = JSON.parse(request.body.toString('utf8') || '{}');
  } catch {
    throw new ServiceFault('SerializationException', 'The request is not JSON.');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new ServiceFault('SerializationException', 'The request is not a JSON object.');
  }
  return input as never;
}

function faultAnswer(fault: ServiceFault, headers: Record<string, string>): ServiceResponse {
  return {
    status: fault.status,
    headers: {
      ...headers,
      'x-amzn-errortype': fault.name,
      ...(fault.queryCode && { 'x-amzn-query-error': `${fault.queryCode};Sender` }),
    },
    body: JSON.stringify({ __type: fault.name, message: fault.message }),
  };
}

/** The message of an unexpected error may hold anything, so only its name and where it happened are logged. */
function unexpected(error: unknown, operation: string, log: (line: string) => void): ServiceFault {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  log(
    [`${operation}: ${name}`, ...stack.split('\n').filter((line) => line.startsWith('    at '))].join('\n'),
  );
  return new ServiceFault('InternalErrorException', 'An internal error occurred.', 500);
}

function epochSeconds(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return original instanceof Date ? original.getTime() / 1000 : value;
}
