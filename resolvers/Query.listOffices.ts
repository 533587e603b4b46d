import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { Office, QueryListOfficesArgs } from '../graphql/generated/graphql.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { viewer } from './viewer.ts';

const CODE = '^[!-~]{1,32}$';

export function request(ctx: Context<QueryListOfficesArgs>) {
  const asking = viewer(ctx);
  const [code] = keyOf(ctx.args, [CODE]);

  return createPgStatement(sql`
    select item::text as item, json_build_array(code)::text as key
    from office_page(${asking}::jsonb, ${code}::text, ${limitOf(ctx.args) + 1}::int)
    order by code`);
}

export function response(ctx: Context<QueryListOfficesArgs>) {
  return pageOf<Office>(ctx);
}
