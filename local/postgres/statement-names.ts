import type { Statement } from './types.ts';

/** Only these gain from a kept plan. */
const PLANNED = /^\s*(?:select|with|insert|update|delete|merge|values)\b/i;

/** A kept plan of these cannot know the pattern and reads the whole table from the sixth time on (measured). */
const PATTERN_MATCH = /\b(?:i?like|similar)\b|~/i;

/** Each name is a plan in the memory of each session. */
const MOST_NAMES = 500;

export type StatementNames = {
  /** Under which name to prepare the statement; none for its first use, nor where a kept plan does not pay. */
  nameOf: (statement: Statement) => string | undefined;
  /** The plan no longer fits: prepare under another name. */
  forget: (statement: Statement) => void;
};

/** Prepares by text what comes a second time: planning often costs more than running. */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string | undefined>();
  let last = 0;

  return {
    nameOf: (statement) => {
      const key = keyOf(statement);
      const known = names.get(key);
      if (known !== undefined) return known;
      if (names.has(key)) names.set(key, `s${++last}`);
      else if (names.size < MOST_NAMES && isWorthPreparing(statement.text)) names.set(key, undefined);
      return names.get(key);
    },
    forget: (statement) => names.delete(keyOf(statement)),
  };
}

function keyOf({ text, types }: Statement): string {
  return `${types.join()} ${text}`;
}

function isWorthPreparing(text: string): boolean {
  return PLANNED.test(text) && !PATTERN_MATCH.test(text);
}
