import { util } from '@aws-appsync/utils';

/** Whether Postgres can read it as a `uuid`; what has another form is the id of nothing. */
export function isUuid(text: string): boolean {
  return util.matches('^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$', text);
}
