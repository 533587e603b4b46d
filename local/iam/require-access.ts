import type { AwsService, CloudIdentity } from '../aws-service.ts';
import type { AccessControl } from './policies/access-control.ts';
import { AccessDenied } from './policies/access-denied.ts';
import { NEEDED_ACCESS } from './policies/needed-access.ts';
import { REFUSALS } from './refusals.ts';
import type { Protocol } from './refusals.ts';

type AccessRule = {
  service: AwsService;
  name: keyof typeof NEEDED_ACCESS;
  protocol: Protocol;
  access: Pick<AccessControl, 'checkPrincipal'>;
  cloud: CloudIdentity;
};

/** The service as those may call it whose role allows it; a call without a principal is one that anybody may make. */
export function requireAccess({ service, name, protocol, access, cloud }: AccessRule): AwsService {
  return async (request) => {
    const { principal } = request;
    try {
      if (principal)
        for (const needed of NEEDED_ACCESS[name](request, cloud)) access.checkPrincipal(principal, needed);
    } catch (error) {
      if (error instanceof AccessDenied) return REFUSALS[protocol](error);
      throw error;
    }
    return service(request);
  };
}
