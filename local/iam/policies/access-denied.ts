import type { AccessRequest, Caller } from './types.ts';

/** Says as AWS does who may not do what, and why. */
export class AccessDenied extends Error {
  override name = 'AccessDeniedException';

  constructor({ caller, action, resource }: AccessRequest, reason: string) {
    super(`${callerText(caller)} is not authorized to perform: ${action} on resource: ${resource} ${reason}`);
  }
}

function callerText(caller: Caller): string {
  return 'service' in caller ? `Service: ${caller.service}` : `User: ${caller.arn}`;
}
