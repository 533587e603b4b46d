import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { Location, QueryListLocationsArgs } from '../graphql/generated/graphql.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

/** UTF-8 in hexadecimal digits, so that a token is ASCII whatever the name is. */
const NAME = '^([0-9a-f]{2}){1,800}$';
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

export function request(ctx: Context<QueryListLocationsArgs>) {
  const { officeId } = ctx.args;
  const asking = viewer(ctx);
  const limit = limitOf(ctx.args);
  const [name, locationId] = keyOf(ctx.args, [NAME, UUID]);
  if (!isUuid(officeId)) {
    runtime.earlyReturn({ items: [], nextToken: null });
  }

  return createPgStatement(sql`
    select item::text as item, json_build_array(encode(convert_to(name, 'UTF8'), 'hex'), id)::text as key
    from location_page(
      ${asking}::jsonb, ${officeId}::uuid, convert_from(decode(${name}::text, 'hex'), 'UTF8'), ${locationId}::uuid,
      ${limit + 1}::int)
    order by name, id`);
}

export function response(ctx: Context<QueryListLocationsArgs>) {
  return pageOf<Location>(ctx);
}
