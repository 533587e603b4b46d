import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { Package, QueryGetPackageArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { identify } from './package-identity.ts';
import { wantedChildren } from './selection.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryGetPackageArgs>) {
  const asking = viewer(ctx);
  const children = wantedChildren(ctx, '');
  const { packageId, trackingNumber } = identify(ctx.args.id, ctx.args.trackingNumber);

  if (packageId === null) {
    return createPgStatement(sql`
      select in_pieces(package_json(${asking}::jsonb, p.id, ${children}::jsonb, 50)) as piece
      from visible_package(${asking}::jsonb) p
      where p.tracking_number = ${trackingNumber}`);
  }
  if (!isUuid(packageId)) {
    runtime.earlyReturn(null);
  }
  return createPgStatement(sql`
    select in_pieces(package_json(${asking}::jsonb, ${packageId}::uuid, ${children}::jsonb, 50)) as piece`);
}

export function response(ctx: Context<QueryGetPackageArgs>) {
  return document<Package>(ctx);
}
