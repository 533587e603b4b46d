import { createHash } from 'node:crypto';
import type { Problem } from './manifest.ts';

type KeyReading = { key: string } | { problem: Problem };

/**
 * Under which a row is known, in whatever file it comes: its reference; or where it has none, what it says, and the how
 * manyeth it is in its file that says just this.
 */
export function rowKeys(): (line: number, reference: string | undefined, content: object) => KeyReading {
  const said = new Map<string, { line: number; digest: string }>();
  const times = new Map<string, number>();

  return (line, reference, content) => {
    const digest = digestOf(content);
    if (reference === undefined) {
      const time = (times.get(digest) ?? 0) + 1;
      times.set(digest, time);
      return { key: `content ${digest} ${time}` };
    }
    const before = said.get(reference);
    if (before && before.digest !== digest) {
      return { problem: usedTwice(before.line) };
    }
    if (!before) said.set(reference, { line, digest });
    return { key: `reference ${reference}` };
  };
}

function digestOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64');
}

function usedTwice(line: number): Problem {
  const message = `Line ${line} has the same reference and says something else.`;
  return { column: 'reference', code: 'IDEMPOTENCY_KEY_REUSED', message };
}
