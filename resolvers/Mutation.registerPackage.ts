import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationRegisterPackageArgs } from '../graphql/generated/graphql.ts';
import { packageOf, type Written } from './written.ts';
import { document } from './answer.ts';
import { withNumbers } from './carrier-numbers.ts';
import { wantedChildren } from './selection.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationRegisterPackageArgs>) {
  const input = JSON.stringify(withNumbers(ctx.args.input));

  return createPgStatement(sql`
    select in_pieces(
      register_package(${viewer(ctx)}::jsonb, ${input}::jsonb, ${wantedChildren(ctx, '')}::jsonb)) as piece`);
}

export function response(ctx: Context<MutationRegisterPackageArgs>) {
  return packageOf(document<Written>(ctx));
}
