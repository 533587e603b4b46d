import { randomUUID } from 'node:crypto';
import { ServiceFault } from '../aws-json.ts';
import type { AwsService, ServiceRequest, ServiceResponse } from '../aws-service.ts';
import { invalid } from './one-time.ts';
import type { Input } from './read-definition.ts';
import type { Schedule } from './types.ts';

type Place = { group: string; name: string };
type Page = { group?: string; prefix: string; state?: string; token?: string; limit: number };

/** What can be done with schedules; each throws a `ServiceFault`. */
export type ScheduleOperations = {
  create: (name: string, input: Input) => Schedule;
  update: (name: string, input: Input) => Schedule;
  get: (place: Place) => Schedule;
  remove: (place: Place) => void;
  list: (page: Page) => { schedules: Schedule[]; token: string | undefined };
};

const ONE = /^\/schedules\/([^/]+)$/;
const MOST_IN_PAGE = 100;

/** The operations as the SDK calls them: rest-json, a schedule is a path. */
export function schedulerService(operations: ScheduleOperations, log: (line: string) => void): AwsService {
  return async (request) => {
    try {
      return answer(200, run(operations, request));
    } catch (error) {
      const fault = error instanceof ServiceFault ? error : unexpected(error, log);
      return answer(fault.status, { Message: fault.message }, { 'x-amzn-errortype': fault.name });
    }
  };
}

function run(operations: ScheduleOperations, request: ServiceRequest): object {
  const { method, path, query } = request;
  const name = ONE.exec(path)?.[1];
  if (path === '/schedules' && method === 'GET') return listed(operations, query);
  if (name === undefined) throw new ServiceFault('UnknownOperationException', 'Unknown operation.', 404);
  const place = { name: decodeURIComponent(name), group: query.get('groupName') ?? 'default' };
  if (method === 'POST') return arnOf(operations.create(place.name, inputOf(request)));
  if (method === 'PUT') return arnOf(operations.update(place.name, inputOf(request)));
  if (method === 'GET') return shown(operations.get(place));
  if (method !== 'DELETE') throw new ServiceFault('UnknownOperationException', 'Unknown operation.', 404);
  operations.remove(place);
  return {};
}

function listed({ list }: ScheduleOperations, query: URLSearchParams): object {
  const limit = Number(query.get('MaxResults') ?? MOST_IN_PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_IN_PAGE)
    throw invalid(`MaxResults must be from 1 to ${MOST_IN_PAGE}.`);
  const { schedules, token } = list({
    limit,
    group: query.get('ScheduleGroup') ?? undefined,
    prefix: query.get('NamePrefix') ?? '',
    state: query.get('State') ?? undefined,
    token: query.get('NextToken') ?? undefined,
  });
  return { Schedules: schedules.map(summaryOf), ...(token && { NextToken: token }) };
}

function summaryOf(schedule: Schedule): object {
  const { Arn, Name, GroupName, State, CreationDate, LastModificationDate, Target } = schedule;
  return { Arn, Name, GroupName, State, CreationDate, LastModificationDate, Target: { Arn: Target.Arn } };
}

function shown({ isCompleted: _, ...schedule }: Schedule): object {
  return schedule;
}

function arnOf({ Arn }: Schedule): object {
  return { ScheduleArn: Arn };
}

function inputOf({ body }: ServiceRequest): Input {
  let input: unknown;
  try {
    input = JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new ServiceFault('SerializationException', 'The request is not JSON.');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ServiceFault('SerializationException', 'The request is not a JSON object.');
  return input;
}

function unexpected(error: unknown, log: (line: string) => void): ServiceFault {
  log(`Scheduler: ${error instanceof Error ? error.name : 'unknown'}`);
  return new ServiceFault('InternalServerException', 'An internal error occurred.', 500);
}

function answer(status: number, body: object, headers: Record<string, string> = {}): ServiceResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), ...headers },
    body: JSON.stringify(body),
  };
}
