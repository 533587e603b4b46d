import type { AwsService } from '../aws-service.ts';
import { faultAnswer } from '../sns/xml.ts';
import type { Strike } from './types.ts';

const PUBLISHING = ['Publish', 'PublishBatch'];

/** SNS whose publishing can go wrong on demand. */
export function withSnsFaults(service: AwsService, strike: Strike): AwsService {
  return async (request) => {
    const action = new URLSearchParams(request.body.toString('utf8')).get('Action') ?? '';
    if (!PUBLISHING.includes(action)) return service(request);
    if (strike('snsThrottled', { action })) {
      return faultAnswer({ code: 'Throttling', message: 'Rate exceeded', status: 400 });
    }
    if (strike('snsFailing', { action })) {
      return faultAnswer({ code: 'InternalError', message: 'An internal error occurred.', status: 500 });
    }
    const answer = await service(request);
    if (!strike('snsAnswerLost', { action })) return answer;
    return faultAnswer({ code: 'ServiceUnavailable', message: 'Service is unavailable.', status: 503 });
  };
}
