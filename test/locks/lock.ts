import type { Bench } from '../rights/matrix-in-process.ts';

/** One thing that keeps somebody from something, and how to take it away. */
export type Lock = {
  kind: 'directive' | 'token' | 'subscription' | 'predicate' | 'grant' | 'row';
  name: string;
  /** The root fields that can tell; empty where a probe of the database does. */
  fields: string[];
  /** The functions of the database that whoever can tell has called one of. */
  within?: string[];
  /** The function of the database without it. */
  changed?: { name: string; file: string; sql: string };
  /** What the gate says of a template without it. */
  gate?: () => string[];
  /** A system without it. */
  removed: (bench: Bench) => Promise<{ bench: Bench; restore: () => Promise<void> }>;
};

export const NOTHING_TO_RESTORE = () => Promise.resolve();
