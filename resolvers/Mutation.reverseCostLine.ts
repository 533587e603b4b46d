import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { CostLine, ErrorCode, MutationReverseCostLineArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

type Reversed = { line?: CostLine; error?: { code: ErrorCode; message: string } };

export function request(ctx: Context<MutationReverseCostLineArgs>) {
  const { costLineId, reason } = ctx.args.input;
  const asking = viewer(ctx);
  if (reason.trim().length === 0 || reason.length > 200) {
    fail('INVALID_INPUT', 'reason must have 1 to 200 characters.');
  }
  if (!isUuid(costLineId)) {
    fail('NOT_FOUND', `There is no charge ${costLineId} that you may reverse.`);
  }

  return createPgStatement(sql`
    select in_pieces(reverse_cost_line(${asking}::jsonb, ${costLineId}::uuid, ${reason})) as piece`);
}

export function response(ctx: Context<MutationReverseCostLineArgs>): CostLine | null {
  const reversed = document<Reversed>(ctx);
  if (reversed?.error) {
    fail(reversed.error.code, reversed.error.message);
  }
  return reversed?.line ?? null;
}
