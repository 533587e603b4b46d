import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { CostLine, ErrorCode, MutationAllocateCostArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { viewer } from './viewer.ts';

type Allocated = { lines?: CostLine[]; error?: { code: ErrorCode; message: string } };

export function request(ctx: Context<MutationAllocateCostArgs>) {
  return createPgStatement(sql`
    select in_pieces(allocate_cost(${viewer(ctx)}::jsonb, ${JSON.stringify(ctx.args.input)}::jsonb)) as piece`);
}

export function response(ctx: Context<MutationAllocateCostArgs>): CostLine[] | null {
  const allocated = document<Allocated>(ctx);
  if (allocated?.error) {
    fail(allocated.error.code, allocated.error.message);
  }
  return allocated?.lines ?? null;
}
