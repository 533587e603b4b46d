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

/** Who may do what, by the policies of the template; each refusal is logged once, as resolvers may hide it. */
export type AccessControl = {
  add: (statements: Statement[]) => void;
  /** What is in this resource can only be read and written with this key. */
  encrypt: (resourceArn: string, keyArn: string) => void;
  /** Throws `AccessDenied`. */
  check: (request: AccessRequest) => void;
  /** The same for whoever signed a call; the developer may do everything. */
  checkPrincipal: (principal: Principal, wish: Wish) => void;
  allows: (principal: Principal, wish: Wish) => boolean;
  record: () => AccessRecord;
};

export function createAccessControl({
  cloud,
  log = () => {},
}: {
  cloud: CloudIdentity;
  log?: (line: string) => void;
}): AccessControl {
  const statements: Statement[] = [];
  const requests = new Map<string, AccessRequest>();
  const keys = new Map<string, string>();
  /** By the request as text: the same few are made again and again. */
  const verdicts = new Map<string, AccessDenied | undefined>();

  const judge = (request: AccessRequest): AccessDenied | undefined => {
    for (const each of [request, ...keyRequests(request, keys, cloud)]) {
      const text = JSON.stringify(each);
      const { isAllowed, reason } = decide(statements, each);
      const refusal = isAllowed ? undefined : new AccessDenied(each, reason);
      if (refusal && !requests.has(text)) log(refusal.message);
      requests.set(text, each);
      if (refusal) return refusal;
    }
    return undefined;
  };
  const refusalOf = (request: AccessRequest): AccessDenied | undefined => {
    const text = JSON.stringify(request);
    if (!verdicts.has(text)) verdicts.set(text, judge(request));
    return verdicts.get(text);
  };
  const refusalTo = ({ arn, roleArn }: Principal, wish: Wish): AccessDenied | undefined =>
    roleArn === undefined ? undefined : refusalOf({ caller: { arn, roleArn }, ...wish });

  return {
    add: (more) => {
      statements.push(...more);
      verdicts.clear();
    },
    encrypt: (resourceArn, keyArn) => {
      keys.set(resourceArn, keyArn);
      verdicts.clear();
    },
    check: (request) => throwIfAny(refusalOf(request)),
    checkPrincipal: (principal, wish) => throwIfAny(refusalTo(principal, wish)),
    allows: (principal, wish) => refusalTo(principal, wish) === undefined,
    record: () => ({ statements, requests: [...requests.values()] }),
  };
}

function throwIfAny(refusal: AccessDenied | undefined): void {
  if (refusal) throw refusal;
}
