import { createHash } from 'node:crypto';
import type { Problem } from './manifest.ts';

type Key = { key: string } | { problem: Problem };
type Said = { line: number; digest: string };

/**
 * Under which a row is known, in whatever file it comes: its reference; or where it has none, what it says, and the how
 * manyeth it is in its file that says just this.
 */
export function rowKeys(): (line: number, row: { reference?: string; identity: object }) => Key {
  const byReference = new Map<string, Said>();
  const times = new Map<string, number>();

  return (line, { reference, identity }) => {
    const digest = digestOf(identity);
    if (reference === undefined) {
      const time = (times.get(digest) ?? 0) + 1;
      times.set(digest, time);
      return { key: `content ${digest} ${time}` };
    }
    const key = `reference ${reference}`;
    const before = byReference.get(reference) ?? { line, digest };
    byReference.set(reference, before);
    return before.digest === digest ? { key } : { problem: referenceUsed(before.line) };
  };
}

/** Two packages cannot have the same number of a carrier while they are on their way. */
export function carrierNumbers(): (line: number, key: string, number: string | undefined) => Problem | null {
  const byNumber = new Map<string, { line: number; key: string }>();

  return (line, key, number) => {
    if (number === undefined) return null;
    const before = byNumber.get(number) ?? { line, key };
    byNumber.set(number, before);
    return before.key === key ? null : numberUsed(before.line);
  };
}

function digestOf(identity: object): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('base64');
}

function referenceUsed(line: number): Problem {
  const message = `Line ${line} has the same reference and says something else.`;
  return { column: 'reference', code: 'IDEMPOTENCY_KEY_REUSED', message };
}

function numberUsed(line: number): Problem {
  const message = `Line ${line} has the same number.`;
  return { column: 'carrier_number', code: 'CARRIER_NUMBER_IN_USE', message };
}
