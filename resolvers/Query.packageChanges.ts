import { runtime, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { ErrorCode, PackageChanges, QueryPackageChangesArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { limitOf } from './page.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

const VERSION = '^[0-9]{1,9}$';
/** An epoch, a transaction, a row. */
const PLACE = '^[0-9a-f]{32}-[0-9]{1,18}-[0-9]{1,18}$';

type Answer = PackageChanges & { error?: { code: ErrorCode; message: string } };

export function request(ctx: Context<QueryPackageChangesArgs>) {
  const asking = viewer(ctx);
  const packageId = ctx.args.packageId ?? null;
  const officeId = ctx.args.officeId ?? null;
  if ((packageId === null) === (officeId === null)) {
    fail('INVALID_INPUT', 'Changes are of a package or of an office: give one of the two ids.');
  }
  const limit = limitOf(ctx.args);
  const since = sinceOf(ctx.args, packageId === null ? PLACE : VERSION);
  if (!isUuid(`${packageId ?? officeId}`)) {
    runtime.earlyReturn(null);
  }

  if (packageId === null) {
    return createPgStatement(sql`
      select in_pieces(changes_of_office(${asking}::jsonb, ${officeId}::uuid, ${since}, ${limit}::int)) as piece`);
  }
  return createPgStatement(sql`
    select in_pieces(
      changes_of_package(${asking}::jsonb, ${packageId}::uuid, ${since ?? '0'}::int, ${limit}::int)
    ) as piece`);
}

export function response(ctx: Context<QueryPackageChangesArgs>) {
  const answer = document<Answer>(ctx);
  if (answer?.error) {
    fail(answer.error.code, answer.error.message);
  }
  return answer;
}

function sinceOf(args: QueryPackageChangesArgs, pattern: string): string | null {
  const since = args.since ?? null;
  if (since !== null && !util.matches(pattern, since)) {
    fail('INVALID_INPUT', 'since is not what an answer or a version has said.');
  }
  return since;
}
