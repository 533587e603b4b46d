import type { CloudIdentity, Principal } from '../../aws-service.ts';
import { AccessDenied } from './access-denied.ts';
import { decide } from './decide.ts';
import { keyRequests } from './encryption.ts';
import type { AccessRequest, Statement } from './types.ts';

/** What was decided so far, and on what grounds. */
export type AccessRecord = {
  statements: readonly Statement[];
  /** Each different request once. */
  requests: readonly AccessRequest[];
};

type Wish = Pick<AccessRequest, 'action' | 'resource' | 'context'>;

/** Who may do what, by the policies of the template. */
export type AccessControl = {
  add: (statements: Statement[]) => void;
  /** What is in this resource can only be read and written with this key. */
  encrypt: (resourceArn: string, keyArn: string) => void;
  /** Throws `AccessDenied`. */
  check: (request: AccessRequest) => void;
  /** The same for whoever signed a call; the developer may do everything. */
  checkPrincipal: (principal: Principal, wish: Wish) => void;
  record: () => AccessRecord;
};

export function createAccessControl({ cloud }: { cloud: CloudIdentity }): AccessControl {
  const statements: Statement[] = [];
  const requests = new Map<string, AccessRequest>();
  const keys = new Map<string, string>();

  const check = (request: AccessRequest) => {
    for (const each of [request, ...keyRequests(request, keys, cloud)]) {
      requests.set(JSON.stringify(each), each);
      const { isAllowed, reason } = decide(statements, each);
      if (!isAllowed) throw new AccessDenied(each, reason);
    }
  };

  return {
    add: (more) => {
      statements.push(...more);
    },
    encrypt: (resourceArn, keyArn) => {
      keys.set(resourceArn, keyArn);
    },
    check,
    checkPrincipal: ({ arn, roleArn }, wish) => {
      if (roleArn !== undefined) check({ caller: { arn, roleArn }, ...wish });
    },
    record: () => ({ statements, requests: [...requests.values()] }),
  };
}
