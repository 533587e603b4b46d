import type { Statement, PrincipalElement } from './types.ts';

/** Whom a policy of a resource speaks of; one of a role speaks of the role alone. */
export function readPrincipals(principal: PrincipalElement | undefined): Statement['names'] {
  if (principal === undefined || principal === '*') return () => 'caller';
  const services = [principal['Service'] ?? []].flat();
  const accounts = [principal['AWS'] ?? []].flat();
  if (accounts.includes('*')) return () => 'caller';

  return (caller) => {
    if ('service' in caller) return services.includes(caller.service) ? 'caller' : undefined;
    if (accounts.some((one) => one === caller.arn || one === caller.roleArn)) return 'caller';
    const account = accountIn(caller.roleArn);
    return accounts.some((one) => one === account || one === `arn:aws:iam::${account}:root`)
      ? 'account'
      : undefined;
  };
}

function accountIn(arn: string): string {
  return arn.split(':')[4] ?? '';
}
