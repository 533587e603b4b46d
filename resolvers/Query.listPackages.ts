import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import { carrierNumberOf, LONGEST_CARRIER_NUMBER } from '../domain/carrier-number.ts';
import { trackingNumberCandidates } from '../domain/tracking-number-candidates.ts';
import type {
  Package,
  PackageFilter,
  PackageSort,
  QueryListPackagesArgs,
} from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { wantedChildren } from './selection.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

/** A page of more is cut short: an answer of the Data API may have 1 MiB, its quotes escaped (F58). */
const PAGE_BYTES = 500000;
const LONGEST_TEXT = 100;
const STATUSES = 14;

const MOMENT = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z$';
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

export function request(ctx: Context<QueryListPackagesArgs>) {
  const asking = viewer(ctx);
  const children = wantedChildren(ctx, 'items/');
  const filter = checked(ctx.args.filter ?? {});
  const sort: PackageSort = ctx.args.sort ?? 'NEWEST';
  const limit = limitOf(ctx.args);
  const [, sortedAt, packageId] = keyOf(ctx.args, [`^${sort}$`, MOMENT, UUID]);
  if (!idsOf(filter).every(isUuid)) {
    runtime.earlyReturn({ items: [], nextToken: null });
  }

  return createPgStatement(sql`
    with page as (
      select *
      from package_page(
        ${asking}::jsonb,
        ${JSON.stringify(withNumber(filter))}::jsonb,
        ${JSON.stringify(trackingNumberCandidates(filter.text ?? ''))}::jsonb,
        ${sort}::text,
        ${sortedAt}::timestamptz,
        ${packageId}::uuid,
        ${limit + 1}::int
      ) with ordinality page (package_id, sorted_at, is_found, place)
    ), filled as (
      select *, case when is_found then package_json(${asking}::jsonb, package_id, ${children}::jsonb, 5)::text end as item
      from page
    ), weighed as (
      select *,
        count(*) filter (where is_found) over () as found,
        coalesce(sum(octet_length(item)) over (order by place), 0) as bytes
      from filled
    )
    select
      item,
      json_build_array(
        ${sort}::text,
        to_char(sorted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24":"MI":"SS.US"Z"'),
        package_id
      )::text as key,
      found
    from weighed
    where bytes <= ${PAGE_BYTES}::int or place = 1
    order by place`);
}

export function response(ctx: Context<QueryListPackagesArgs>) {
  return pageOf<Package>(ctx);
}

function checked(filter: PackageFilter): PackageFilter {
  if ((filter.text ?? '').length > LONGEST_TEXT) {
    fail('INVALID_INPUT', `filter.text is longer than ${LONGEST_TEXT} characters.`);
  }
  const statuses = filter.status?.length ?? 1;
  if (statuses < 1 || statuses > STATUSES) {
    fail('INVALID_INPUT', `filter.status must name 1 to ${STATUSES} statuses.`);
  }
  return filter;
}

/** With what the text is as the number of a carrier, as numbers are kept. */
function withNumber(filter: PackageFilter) {
  const text = filter.text ?? '';
  if (text === '' || text.length > LONGEST_CARRIER_NUMBER) {
    return filter;
  }
  return { ...filter, carrierNumber: carrierNumberOf(text).number };
}

function idsOf(filter: PackageFilter): string[] {
  const { officeId, originOfficeId, currentOfficeId, destinationOfficeId, personId } = filter;
  return [officeId, originOfficeId, currentOfficeId, destinationOfficeId, personId].flatMap((id) => id ?? []);
}
