import { util } from '@aws-appsync/utils';
import type { CostGrouping } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';

const MOST_DAYS = 1830;
/** So that the days before are written with four digits of the year too. */
const EARLIEST = '1900-01-01';
const DAY_MILLISECONDS = 86_400_000;
const MOST_GROUPS = 500;
const USUAL_GROUPS = 100;

/** Refuses what is no period of days: `names` are those of its arguments. */
export function checkPeriod(
  from: string,
  to: string,
  names: [string, string],
  mostDays: number = MOST_DAYS,
): void {
  const days = (startOf(to) - startOf(from)) / DAY_MILLISECONDS + 1;
  if (from < EARLIEST || days < 1 || days > mostDays) {
    fail(
      'INVALID_INPUT',
      `${names[0]} ${from} ${names[1]} ${to} are ${days} days; there must be 1 to ${mostDays}, after 1900.`,
    );
  }
}

/** An AWSDate can have an offset, which a day of the office's zone has not. */
function startOf(date: string): number {
  if (date.length !== 10) {
    fail('INVALID_INPUT', `${date} is not a day, e.g. 2026-01-31.`);
  }
  return util.time.parseISO8601ToEpochMilliSeconds(`${date}T00:00:00Z`);
}

/** How many groups of a currency are told; months are all told. */
export function topOf(top: number | null, groupBy: CostGrouping): number {
  if (top !== null && groupBy === 'MONTH') {
    fail('INVALID_INPUT', 'top is not for months, which are all told.');
  }
  return within(top, 'top', [USUAL_GROUPS, 1, MOST_GROUPS]);
}

/** The number, or the usual one; refused outside of the least and the most. */
export function within(
  value: number | null,
  name: string,
  [usual, least, most]: [number, number, number],
): number {
  const number = value ?? usual;
  if (number < least || number > most) {
    fail('INVALID_INPUT', `${name} is ${number}; it must be from ${least} to ${most}.`);
  }
  return number;
}
