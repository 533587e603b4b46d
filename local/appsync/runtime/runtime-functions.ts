import type { runtime } from '@aws-appsync/utils';
import { Interruption } from './interruption.ts';

type ReturnOptions = { skipTo?: 'END' | 'NEXT' } | null;

/** Ends the handler with a result, and skips the data source and response handler; `END` skips the pipeline too (F22). */
function earlyReturn(value: unknown = null, options?: ReturnOptions): never {
  throw new Interruption({ kind: 'early', value, skipTo: options?.skipTo === 'END' ? 'END' : 'NEXT' });
}

export const runtimeFunctions = { earlyReturn } satisfies Record<keyof typeof runtime, unknown>;
