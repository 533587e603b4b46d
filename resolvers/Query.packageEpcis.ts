import { runtime, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import { epcisDocument, type EpcisHistory } from '../domain/epcis.ts';
import type { QueryPackageEpcisArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryPackageEpcisArgs>) {
  const { packageId } = ctx.args;
  if (!isUuid(packageId)) {
    runtime.earlyReturn(null);
  }
  return createPgStatement(sql`
    select in_pieces(epcis_json(${viewer(ctx)}::jsonb, ${packageId}::uuid)) as piece`);
}

/** An object: AppSync writes it as the text that an AWSJSON is (F34). */
export function response(ctx: Context<QueryPackageEpcisArgs>) {
  const history = document<EpcisHistory>(ctx);
  return history ? epcisDocument(history, util.time.nowISO8601()) : null;
}
