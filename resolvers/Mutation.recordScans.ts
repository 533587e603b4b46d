import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationRecordScansArgs, ScanResult } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { scanText } from './scan-text.ts';
import { viewer } from './viewer.ts';

const MOST = 500;

export function request(ctx: Context<MutationRecordScansArgs>) {
  const { scans } = ctx.args;
  if (scans.length === 0 || scans.length > MOST) {
    fail('INVALID_INPUT', `scans must hold 1 to ${MOST} scans, not ${scans.length}.`);
  }
  const texts = JSON.stringify(scans.map((scan) => scanText(scan)));

  return createPgStatement(sql`
    select in_pieces(record_scan_batch(${viewer(ctx)}::jsonb, ${texts}::jsonb)) as piece`);
}

/** The ids come from the scans: what the database could not keep it cannot give back. */
export function response(ctx: Context<MutationRecordScansArgs>): ScanResult[] {
  const results = document<Omit<ScanResult, 'scanId'>[]>(ctx) ?? [];
  return results.map((result, place) => ({ ...result, scanId: `${ctx.args.scans[place]?.scanId}` }));
}
