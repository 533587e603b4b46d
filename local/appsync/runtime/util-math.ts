import type { util } from '@aws-appsync/utils';

/** From `start` up to, not including, `end`. */
function randomWithinRange(start: number, end: number): number {
  return Math.floor(start + Math.random() * (end - start));
}

export const mathFunctions = {
  roundNum: (input: number) => Math.round(input),
  minVal: (one: number, other: number) => Math.min(one, other),
  maxVal: (one: number, other: number) => Math.max(one, other),
  randomDouble: () => Math.random(),
  randomWithinRange,
} satisfies typeof util.math;
