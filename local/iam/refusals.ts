import { randomUUID } from 'node:crypto';
import type { ServiceResponse } from '../aws-service.ts';

/** How a service writes its errors. */
export type Protocol = 'awsJson' | 'restJson' | 'query';

/** What a caller is told who may not come in, as each protocol writes it. */
export const REFUSALS: Record<Protocol, (error: Pick<Error, 'name' | 'message'>) => ServiceResponse> = {
  awsJson: ({ name, message }) => ({
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': name },
    body: JSON.stringify({ __type: name, message }),
  }),
  restJson: ({ name, message }) => ({
    status: 403,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': name },
    body: JSON.stringify({ message }),
  }),
  query: ({ name, message }) => ({
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body:
      `<ErrorResponse><Error><Type>Sender</Type><Code>${QUERY_CODES[name] ?? name}</Code>` +
      `<Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  }),
};

/** The query protocol's own names. */
const QUERY_CODES: Record<string, string> = {
  AccessDeniedException: 'AuthorizationError',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
};
