import { guardOf } from './guard.ts';
import type { AccessRequest, Statement } from './types.ts';

export type Decision = {
  isAllowed: boolean;
  /** In IAM's own words, as they end its refusals. */
  reason: string;
};

/** As IAM decides within one account: an explicit Deny wins, then an Allow; without either it is no. */
export function decide(statements: readonly Statement[], request: AccessRequest): Decision {
  const voices = statements.flatMap((statement) => voiceOf(statement, request));
  const denied = voices.find(({ effect }) => effect === 'Deny');
  if (denied) return refused(`with an explicit deny in ${policyOf(denied.from)}`);

  const isAllowedBy = (...from: Voice['from'][]) => voices.some((voice) => from.includes(voice.from));
  if (isAllowedBy('resource') || (isAllowedBy('role') && !needsBoth(request)))
    return { isAllowed: true, reason: '' };
  if (isAllowedBy('role') && isAllowedBy('account')) return { isAllowed: true, reason: '' };
  const silent = 'service' in request.caller || isAllowedBy('role') ? 'resource' : 'role';
  return refused(`because no ${policyName(silent)} allows the ${request.action} action`);
}

/** What one statement says to a request, and as what. */
type Voice = { effect: Statement['effect']; from: 'role' | 'resource' | 'account' };

function voiceOf({ effect, holder, names, covers }: Statement, request: AccessRequest): Voice[] {
  const { caller, resource } = request;
  if ('role' in holder) {
    const isOfCaller = 'roleArn' in caller && caller.roleArn.endsWith(`/${holder.role}`);
    return isOfCaller && covers(request) ? [{ effect, from: 'role' }] : [];
  }
  const named = holder.resource === guardOf(resource) ? names(caller) : undefined;
  if (!named || !covers(request)) return [];
  return [{ effect, from: named === 'caller' ? 'resource' : 'account' }];
}

/** A key's policy, and a role's trust, must agree to whatever is done with it; elsewhere the caller's role is enough. */
function needsBoth({ action }: AccessRequest): boolean {
  return action.startsWith('kms:') || action === 'sts:AssumeRole';
}

function refused(reason: string): Decision {
  return { isAllowed: false, reason };
}

function policyOf(from: Voice['from']): string {
  return from === 'role' ? `an ${policyName('role')}` : `a ${policyName('resource')}`;
}

function policyName(from: 'role' | 'resource'): string {
  return from === 'role' ? 'identity-based policy' : 'resource-based policy';
}
