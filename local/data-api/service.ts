import { randomUUID } from 'node:crypto';
import type { AwsService, ServiceRequest, ServiceResponse } from '../aws-service.ts';
import { REQUEST_LIMIT_BYTES, requestTooLarge } from './bind-parameters.ts';
import { toDataApiError } from './faults.ts';
import type { DataApiOperations } from './operations.ts';
import { DataApiError } from './types.ts';

/** F57. */
const OPERATION_AT: Record<string, keyof DataApiOperations> = {
  '/Execute': 'executeStatement',
  '/BatchExecute': 'batchExecuteStatement',
  '/BeginTransaction': 'beginTransaction',
  '/CommitTransaction': 'commitTransaction',
  '/RollbackTransaction': 'rollbackTransaction',
};

/** The operations as the SDK calls them: rest-json, one path each. */
export function dataApiService(operations: DataApiOperations): AwsService {
  return async (request) => {
    try {
      return answer(200, await run(operations, request));
    } catch (fault) {
      const { name, message, status } = toDataApiError(fault);
      return answer(status, { message }, { 'x-amzn-errortype': name });
    }
  };
}

function run(operations: DataApiOperations, request: ServiceRequest): Promise<object> {
  const name = Object.hasOwn(OPERATION_AT, request.path) ? OPERATION_AT[request.path] : undefined;
  if (name === undefined || request.method !== 'POST') {
    throw new DataApiError('UnknownOperationException', 'There is no such operation.', 404);
  }
  return operations[name](inputOf(request));
}

function inputOf({ body, path }: ServiceRequest): never {
  if (body.length > REQUEST_LIMIT_BYTES) throw requestTooLarge();
  let input: Record<string, unknown> | null;
  try {
    input = JSON.parse(body.toString('utf8'));
  } catch {
    throw new DataApiError('SerializationException', 'The request is not JSON.');
  }
  const required = ['resourceArn', 'secretArn', ...(path.endsWith('Execute') ? ['sql'] : [])];
  for (const member of required) {
    if (typeof input?.[member] === 'string') continue;
    throw new DataApiError('ValidationException', `The request has no ${member}.`);
  }
  return input as never;
}

function answer(status: number, body: object, headers: Record<string, string> = {}): ServiceResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), ...headers },
    body: JSON.stringify(body),
  };
}
