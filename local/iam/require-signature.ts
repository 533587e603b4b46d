import { randomUUID } from 'node:crypto';
import { SignatureError } from '../aws-service.ts';
import type { AwsService, ServiceRequest, ServiceResponse, VerifySignature } from '../aws-service.ts';

/** How a service writes its errors. */
export type Protocol = 'awsJson' | 'restJson' | 'query';

type SignatureRule = {
  service: AwsService;
  /** What came before the request's path, which is signed with it. */
  prefix: string;
  protocol: Protocol;
  verify: VerifySignature;
  /** The service itself refuses what must be signed, as it takes some calls from anybody. */
  takesUnsigned?: boolean;
};

/** The service, told who signed; what is not signed as it must be does not reach it. */
export function requireSignature({
  service,
  prefix,
  protocol,
  verify,
  takesUnsigned = false,
}: SignatureRule): AwsService {
  return async (request) => {
    if (takesUnsigned && !isSigned(request)) return service(request);
    try {
      const principal = await verify({ ...request, path: prefix + request.path });
      return await service({ ...request, principal });
    } catch (error) {
      if (error instanceof SignatureError) return REFUSALS[protocol](error);
      throw error;
    }
  };
}

function isSigned({ headers }: ServiceRequest): boolean {
  return headers['authorization']?.startsWith('AWS4-') ?? false;
}

const REFUSALS: Record<Protocol, (error: SignatureError) => ServiceResponse> = {
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
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
};
