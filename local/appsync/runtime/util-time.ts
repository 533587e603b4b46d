import type { util } from '@aws-appsync/utils';
import { RejectedArgument } from './interruption.ts';
import { parsed } from './java-date-parse.ts';
import { formatted } from './java-date-print.ts';

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** Without a zone it is UTC. */
function parseISO8601ToEpochMilliSeconds(timestamp: string): number {
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(timestamp);
  const milliseconds = ISO_8601.test(timestamp) ? Date.parse(hasZone ? timestamp : `${timestamp}Z`) : NaN;
  if (Number.isNaN(milliseconds)) {
    throw new RejectedArgument(`Text '${timestamp}' could not be parsed`);
  }
  return milliseconds;
}

/** `util.time` (F33). */
export const timeFunctions = {
  nowISO8601: () => new Date().toISOString(),
  nowEpochSeconds: () => Math.floor(Date.now() / 1000),
  nowEpochMilliSeconds: () => Date.now(),
  nowFormatted: (pattern: string, zone?: string) => formatted(Date.now(), pattern, zone),
  parseFormattedToEpochMilliSeconds: parsed,
  parseISO8601ToEpochMilliSeconds,
  epochMilliSecondsToSeconds: (milliseconds: number) => Math.floor(milliseconds / 1000),
  epochMilliSecondsToISO8601: (milliseconds: number) => new Date(milliseconds).toISOString(),
  epochMilliSecondsToFormatted: formatted,
} satisfies typeof util.time;
