import type { FailedEvent } from './lambda/types.ts';

/** A dead letter queue gets the event as it was, a destination gets a record of what happened to it. */
export type FailureTarget = { arn: string; takes: 'event' | 'record' };

/** What Lambda sends to the destination of an event that no attempt could handle. */
export function failureRecord({ requestId, functionArn, payload, attempts, error }: FailedEvent) {
  return {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId,
      functionArn: `${functionArn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: attempts,
    },
    requestPayload: payload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: error.errorType, errorMessage: error.message, trace: error.trace },
  };
}
