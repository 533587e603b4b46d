import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import { carrierNumberOf } from '../domain/carrier-number.ts';
import type { MutationRegisterByBarcodeArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { measured } from './carrier-numbers.ts';
import { wantedChildren } from './selection.ts';
import { viewer } from './viewer.ts';
import { packageOf, type Written } from './written.ts';

export function request(ctx: Context<MutationRegisterByBarcodeArgs>) {
  const carrierNumbers = [carrierNumberOf(measured('barcode', ctx.args.input.barcode))];
  const input = JSON.stringify({ ...ctx.args.input, carrierNumbers });

  return createPgStatement(sql`
    select in_pieces(
      register_by_barcode(${viewer(ctx)}::jsonb, ${input}::jsonb, ${wantedChildren(ctx, '')}::jsonb)) as piece`);
}

export function response(ctx: Context<MutationRegisterByBarcodeArgs>) {
  return packageOf(document<Written>(ctx));
}
