import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { ImportProblem, QueryListImportProblemsArgs } from '../graphql/generated/graphql.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

const NUMBER = '^[0-9]{1,9}$';

export function request(ctx: Context<QueryListImportProblemsArgs>) {
  const { importId } = ctx.args;
  const asking = viewer(ctx);
  const limit = limitOf(ctx.args);
  const [line, place] = keyOf(ctx.args, [NUMBER, NUMBER]);
  if (!isUuid(importId)) {
    runtime.earlyReturn({ items: [], nextToken: null });
  }

  return createPgStatement(sql`
    select item::text as item, json_build_array(line::text, place::text)::text as key
    from import_problem_page(
      ${asking}::jsonb, ${importId}::uuid, ${line}::int, ${place}::int, ${limit + 1}::int)
    order by line, place`);
}

export function response(ctx: Context<QueryListImportProblemsArgs>) {
  return pageOf<ImportProblem>(ctx);
}
