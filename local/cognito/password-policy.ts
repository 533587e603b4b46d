import { ServiceFault } from '../aws-json.ts';
import type { PasswordPolicy } from './types.ts';

/** What a pool demands that says nothing. */
const DEFAULT_POLICY: PasswordPolicy = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};

const SYMBOL = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+=]|\S +\S/;

export function checkPassword(password: string, policy: PasswordPolicy = DEFAULT_POLICY): void {
  const demands: [boolean | undefined, boolean, string][] = [
    [true, password.length >= (policy.MinimumLength ?? 8), 'Password not long enough'],
    [policy.RequireUppercase, /[A-Z]/.test(password), 'Password must have uppercase characters'],
    [policy.RequireLowercase, /[a-z]/.test(password), 'Password must have lowercase characters'],
    [policy.RequireNumbers, /\d/.test(password), 'Password must have numeric characters'],
    [policy.RequireSymbols, SYMBOL.test(password), 'Password must have symbol characters'],
  ];

  const broken = demands.find(([isDemanded, isMet]) => isDemanded && !isMet);
  if (!broken) return;
  throw new ServiceFault('InvalidPasswordException', `Password did not conform with policy: ${broken[2]}`);
}
