import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { Package, QueryListPackagesArgs } from '../graphql/generated/graphql.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { wantedChildren } from './selection.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

/** A page of more is cut short: an answer of the Data API may have 1 MiB, its quotes escaped (F58). */
const PAGE_BYTES = 500000;

const MICROSECONDS = '^[0-9]{1,17}$';
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

export function request(ctx: Context<QueryListPackagesArgs>) {
  const asking = viewer(ctx);
  const children = wantedChildren(ctx, 'items/');
  const officeId = ctx.args.filter?.officeId ?? null;
  const limit = limitOf(ctx.args);
  const [registeredAt, packageId] = keyOf(ctx.args, [MICROSECONDS, UUID]);
  if (officeId !== null && !isUuid(officeId)) {
    runtime.earlyReturn({ items: [], nextToken: null });
  }

  return createPgStatement(sql`
    with page as (
      select package_id, registered_at
      from package_page(
        ${asking}::jsonb,
        ${officeId}::uuid,
        ${ctx.args.filter?.status?.[0] ?? null}::text,
        timestamptz 'epoch' + ${registeredAt}::bigint * interval '1 microsecond',
        ${packageId}::uuid,
        ${limit + 1}::int)
    ), filled as (
      select *, package_json(${asking}::jsonb, package_id, ${children}::jsonb, 5)::text as item
      from page
    ), weighed as (
      select *,
        count(*) over () as found,
        sum(octet_length(item)) over (order by registered_at desc, package_id desc) as bytes
      from filled
    )
    select
      item,
      json_build_array((extract(epoch from registered_at) * 1000000)::bigint::text, package_id)::text as key,
      found
    from weighed
    where bytes <= ${PAGE_BYTES}::int or bytes = octet_length(item)
    order by registered_at desc, package_id desc`);
}

export function response(ctx: Context<QueryListPackagesArgs>) {
  return pageOf<Package>(ctx);
}
