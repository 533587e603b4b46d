import type { AwsService, ServiceRequest } from '../aws-service.ts';
import { SnsFault } from './faults.ts';
import { answerLink } from './link-pages.ts';
import type { Input } from './query.ts';
import { parseQuery, text } from './query.ts';
import type { SnsState } from './topics.ts';
import type { Output } from './xml.ts';
import { faultAnswer, resultAnswer } from './xml.ts';

export type SnsOperation = (input: Input, request: ServiceRequest) => Output;

/** What a link in a message may do. */
const PUBLIC = ['ConfirmSubscription', 'Unsubscribe'];

/** Speaks the protocol awsQuery: a form goes in, XML comes out. */
export function snsService(
  state: SnsState,
  operations: Record<string, SnsOperation>,
  log: (line: string) => void,
): AwsService {
  return async (request) => {
    const linked = answerLink(state, request);
    if (linked) return linked;
    const input = parseQuery(
      request.method === 'GET' ? request.query : new URLSearchParams(request.body.toString('utf8')),
    );
    const action = text(input['Action']) ?? '';

    try {
      const operation = Object.hasOwn(operations, action) ? operations[action] : undefined;
      if (!operation) {
        throw new SnsFault('InvalidAction', `The action ${action} is not valid for this endpoint.`);
      }
      if (!request.principal && !PUBLIC.includes(action)) {
        throw new SnsFault('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
      }
      return resultAnswer(action, operation(input, request));
    } catch (error) {
      if (error instanceof SnsFault) return faultAnswer(error);
      log(`SNS ${action}: ${error instanceof Error ? error.name : 'unknown'}`);
      return faultAnswer({ code: 'InternalError', message: 'An internal error occurred.', status: 500 });
    }
  };
}
