import type { DataSource } from '../types.ts';
import { askDatabase } from './database.ts';
import { askLambda } from './lambda.ts';
import type { Ask, SourceAnswer } from './source-answer.ts';

export function askOf(source: DataSource, step: { code?: string; maxBatchSize?: number }): Ask {
  switch (source.type) {
    case 'NONE':
      return askNothing;
    case 'AWS_LAMBDA':
      return askLambda(source, step);
    case 'RELATIONAL_DATABASE':
      return askDatabase(source);
  }
}

/** F35. */
async function askNothing(request: unknown): Promise<SourceAnswer> {
  return { result: (request as { payload?: unknown } | null | undefined)?.payload ?? null };
}
