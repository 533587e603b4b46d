import type { Context } from '@aws-appsync/utils';
import { fail } from './fail.ts';

export function request() {
  return fail('INTERNAL', 'onImportProgress is not there yet.');
}

export function response(ctx: Context) {
  return ctx.result;
}
