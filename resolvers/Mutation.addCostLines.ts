import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { CostLineResult, MutationAddCostLinesArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { viewer } from './viewer.ts';

const MOST = 500;

export function request(ctx: Context<MutationAddCostLinesArgs>) {
  const { lines } = ctx.args;
  if (lines.length === 0 || lines.length > MOST) {
    fail('INVALID_INPUT', `lines must hold 1 to ${MOST} charges, not ${lines.length}.`);
  }
  // each a text of its own, so that what cannot be kept in one spoils no other
  const texts = JSON.stringify(lines.map((line) => JSON.stringify(line)));

  return createPgStatement(sql`
    select in_pieces(add_cost_lines(${viewer(ctx)}::jsonb, ${texts}::jsonb)) as piece`);
}

export function response(ctx: Context<MutationAddCostLinesArgs>): CostLineResult[] {
  const results = document<Omit<CostLineResult, 'sourceLineId'>[]>(ctx) ?? [];
  return results.map((result, place) => ({
    ...result,
    wasKnown: result.wasKnown ?? false,
    sourceLineId: `${ctx.args.lines[place]?.sourceLineId}`,
  }));
}
