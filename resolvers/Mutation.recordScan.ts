import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationRecordScanArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { identifyScanned } from './package-identity.ts';
import { scanText } from './scan-text.ts';
import { wantedChildren } from './selection.ts';
import { viewer } from './viewer.ts';
import { packageOf, type Written } from './written.ts';

export function request(ctx: Context<MutationRecordScanArgs>) {
  const { input } = ctx.args;
  const scans = JSON.stringify([scanText({ ...input, ...identifyScanned(input) })]);

  return createPgStatement(sql`
    select in_pieces(
      record_scans(${viewer(ctx)}::jsonb, ${scans}::jsonb, ${wantedChildren(ctx, '')}::jsonb)) as piece`);
}

export function response(ctx: Context<MutationRecordScanArgs>) {
  const [scanned] = document<Written[]>(ctx) ?? [];
  return packageOf(scanned);
}
