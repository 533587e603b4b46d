import type { Handler } from '../server.ts';
import { sendJson } from '../server.ts';
import type { Faults } from './faults.ts';
import { parseFaultName } from './parse-fault.ts';
import { FaultRefused } from './types.ts';
import type { Fault } from './types.ts';

export const FAULTS_PATH = '/_faults';

/** Faults over HTTP: POST causes one, GET lists them, DELETE ends all or those of `?fault=`. */
export function faultControl(faults: Faults): Handler {
  return async (request, response, body) => {
    try {
      if (request.method === 'GET') return sendJson(response, 200, { faults: faults.list() });
      if (request.method === 'POST') {
        return sendJson(response, 201, faults.cause(faultIn(request.headers['content-type'], body)));
      }
      if (request.method !== 'DELETE') return sendJson(response, 405, { message: 'GET, POST or DELETE.' });
      const name = new URL(request.url ?? '', 'http://localhost').searchParams.get('fault');
      faults.clear(name === null ? undefined : parseFaultName(name));
      response.writeHead(204).end();
    } catch (error) {
      if (!(error instanceof FaultRefused)) throw error;
      sendJson(response, 400, { message: error.message });
    }
  };
}

/** The type of the body is asked for because no page of another origin can send it. */
function faultIn(contentType = '', body: Buffer): Fault {
  if (!contentType.startsWith('application/json')) {
    throw new FaultRefused('The content type must be application/json.');
  }
  try {
    return JSON.parse(body.toString('utf8')) as Fault;
  } catch {
    throw new FaultRefused('The request is not JSON.');
  }
}
