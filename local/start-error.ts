import { TemplateError } from './assembly/template.ts';
import { AccessDenied } from './iam/policies/access-denied.ts';
import { DatabaseUnavailable } from './postgres/types.ts';

/** Why the cloud cannot start, in one sentence for whoever started it. */
export class StartError extends Error {
  override name = 'StartError';
}

/** What the parts of the cloud refuse with a reason is a reason not to start; anything else is a fault of ours. */
export function asStartError(error: unknown): unknown {
  const isReason =
    error instanceof TemplateError || error instanceof DatabaseUnavailable || error instanceof AccessDenied;
  return isReason ? new StartError(error.message, { cause: error }) : error;
}
