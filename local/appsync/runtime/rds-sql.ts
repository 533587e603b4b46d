import { RejectedArgument } from './interruption.ts';
import { isObject } from './rds-statements.ts';
import type { Variables } from './rds-variables.ts';

/** What the tag `sql` makes: text between interpolated values (F46). */
export type SqlTemplate = { strings: string[]; keys: unknown[] };

export function sql(strings: string[], ...keys: unknown[]): SqlTemplate {
  if (strings.length !== keys.length + 1) {
    throw new RejectedArgument(
      'java.lang.IllegalArgumentException: Unexpected argument passed to sql tagged template',
    );
  }
  return { strings, keys };
}

export function isSqlTemplate(value: unknown): value is SqlTemplate {
  return isObject(value) && Array.isArray(value.strings) && Array.isArray(value.keys);
}

/** A template's text, with a variable for every value (F46). */
export function templateText({ strings, keys }: SqlTemplate, { bind }: Variables): string {
  return strings.map((text, index) => (index === 0 ? text : `${bind(keys[index - 1])}${text}`)).join('');
}
