import { SignatureError } from '../aws-service.ts';
import type { AwsService, ServiceRequest, VerifySignature } from '../aws-service.ts';
import { REFUSALS } from './refusals.ts';
import type { Protocol } from './refusals.ts';

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
