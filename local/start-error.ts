import { UnsupportedCodeError } from './appsync/runtime/code-problem.ts';
import { UnsupportedEnvironmentError } from './appsync/runtime/environment.ts';
import { TemplateError } from './assembly/template.ts';
import { AccessDenied } from './iam/policies/access-denied.ts';
import { DatabaseUnavailable } from './postgres/types.ts';

/** Why the cloud cannot start, in one sentence for whoever started it. */
export class StartError extends Error {
  override name = 'StartError';
}

const REASONS = [
  AccessDenied,
  DatabaseUnavailable,
  TemplateError,
  UnsupportedCodeError,
  UnsupportedEnvironmentError,
];

/** What the parts of the cloud refuse with a reason is a reason not to start; anything else is a fault of ours. */
export function asStartError(error: unknown): unknown {
  const reason = REASONS.some((Reason) => error instanceof Reason) && (error as Error);
  return reason ? new StartError(reason.message, { cause: error }) : error;
}
