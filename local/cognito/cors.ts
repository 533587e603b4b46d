import type { AwsService, ServiceRequest, ServiceResponse } from '../aws-service.ts';

const EXPOSED = 'x-amzn-errortype,x-amzn-errormessage,x-amzn-requestid,date';

/** Browsers call Cognito directly, and read the fault from a header (F113). */
export const withCors =
  (service: AwsService): AwsService =>
  async (request) => {
    const answer = request.method === 'OPTIONS' ? preflight(request) : await service(request);
    return {
      ...answer,
      headers: {
        ...answer.headers,
        'access-control-allow-origin': '*',
        'access-control-expose-headers': EXPOSED,
      },
    };
  };

function preflight({ headers }: ServiceRequest): ServiceResponse {
  return {
    status: 200,
    headers: {
      'access-control-allow-methods': 'GET,POST,OPTIONS',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '172800',
    },
    body: '',
  };
}
