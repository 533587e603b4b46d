import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { Package, QueryGetPackageArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { asOf } from './as-of.ts';
import { identify } from './package-identity.ts';
import { wantedChildren } from './selection.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';
import { packageOf, type Written } from './written.ts';

export function request(ctx: Context<QueryGetPackageArgs>) {
  const asking = viewer(ctx);
  const children = wantedChildren(ctx, '');
  const moments = asOf(ctx.args.asOf);
  const { packageId, trackingNumber } = identify(ctx.args.id, ctx.args.trackingNumber);
  if (packageId !== null && !isUuid(packageId)) {
    runtime.earlyReturn(null);
  }

  if (moments !== null) {
    return createPgStatement(sql`
      select in_pieces(package_as_of(
        ${asking}::jsonb,
        coalesce(${packageId}::uuid, visible_package_id(${asking}::jsonb, ${trackingNumber})),
        ${children}::jsonb, 50, ${moments}::jsonb)) as piece`);
  }
  if (packageId === null) {
    return createPgStatement(sql`
      select in_pieces(package_json(
        ${asking}::jsonb, visible_package_id(${asking}::jsonb, ${trackingNumber}), ${children}::jsonb, 50
      )) as piece`);
  }
  return createPgStatement(sql`
    select in_pieces(package_json(${asking}::jsonb, ${packageId}::uuid, ${children}::jsonb, 50)) as piece`);
}

export function response(ctx: Context<QueryGetPackageArgs>) {
  return ctx.args.asOf ? packageOf(document<Written>(ctx)) : document<Package>(ctx);
}
