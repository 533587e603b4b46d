import { Cron } from 'croner';
import { TemplateError } from '../assembly/template.ts';

const UNIT_MILLISECONDS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const RATE = /^rate\((?<count>\d+) (?<unit>minute|hour|day)s?\)$/;
const CRON = /^cron\((?<fields>.+)\)$/;
const ONCE = /^at\((?<time>.+)\)$/;

/** Runs something whenever an expression of EventBridge says so; answers how to end that. */
export function startSchedule(expression: string, timezone: string, run: () => void): () => void {
  const rate = RATE.exec(expression)?.groups;
  if (rate) {
    const timer = setInterval(run, Number(rate['count']) * (UNIT_MILLISECONDS[rate['unit'] ?? ''] ?? 0));
    return () => clearInterval(timer);
  }
  const cron = cronOf(expression, timezone);
  cron.schedule(run);
  return () => cron.stop();
}

/** A `cron(…)` or `at(…)` that has not been started. */
export function cronOf(expression: string, timezone: string): Cron {
  const fields = CRON.exec(expression)?.groups?.['fields'];
  const time = ONCE.exec(expression)?.groups?.['time'];
  const pattern = fields ? `0 ${fields}` : time; // F126: the minute comes first
  if (!pattern) throw new TemplateError(`The schedule ${expression} cannot be read.`);
  // as EventBridge counts: Sunday is 1, and `0/5` is allowed
  return new Cron(pattern, { timezone, alternativeWeekdays: true, sloppyRanges: true });
}
