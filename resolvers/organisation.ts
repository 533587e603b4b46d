import type { Context } from '@aws-appsync/utils';
import type {
  LaneTime,
  Location,
  Office,
  OfficeCalendar,
  OfficeMember,
  RetentionPolicy,
} from '../graphql/generated/graphql.ts';
import { outcome, type Refusable } from './outcome.ts';

type Changed = Refusable & {
  office?: Office;
  location?: Location;
  member?: OfficeMember;
  policy?: RetentionPolicy;
  calendar?: OfficeCalendar;
  laneTime?: LaneTime;
};

/** What has become of the part of the organisation that a mutation changes; ends the field where nothing has. */
export function changed<Part extends Exclude<keyof Changed, 'error'>>(
  ctx: Context,
  part: Part,
): Changed[Part] | null {
  return outcome<Changed>(ctx)?.[part] ?? null;
}
