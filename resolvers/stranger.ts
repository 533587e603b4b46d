import { util, type Context } from '@aws-appsync/utils';
import { viewer } from './viewer.ts';

/** Whether who asks has the public key and nothing else; everybody else must be somebody. */
export function isStranger(ctx: Context): boolean {
  if (util.authType() === 'API Key Authorization') {
    return true;
  }
  viewer(ctx);
  return false;
}
