import { OperationTypeNode } from 'graphql';
import type { Session } from '../runtime/types.ts';
import type { Execution } from './engine.ts';
import { published } from './published.ts';

/** What a mutation tells subscribers: its result, with the fields the mutation selected (F76). */
export type Publication = { mutation: string; data: Record<string, unknown> };

/** What a request causes besides its answer. */
export type Effects = {
  responseHeaders: Record<string, string>;
  publications: Publication[];
  invalidations: Session['invalidations'];
  evictions: number;
};

export const NO_EFFECTS: Effects = { responseHeaders: {}, publications: [], invalidations: [], evictions: 0 };

/** F83. */
const INVALIDATIONS_PER_REQUEST = 5;

export function effectsOf(
  kind: OperationTypeNode,
  execution: Execution,
  data: Record<string, unknown> | null,
): Effects {
  const outcomes = [...execution.run.outcomes.values()].flatMap((bySource) => [...bySource.values()]);
  const responseHeaders = Object.assign({}, ...outcomes.map(({ session }) => session?.responseHeaders));
  if (kind !== OperationTypeNode.MUTATION) return { ...NO_EFFECTS, responseHeaders };
  const succeeded = outcomes.flatMap(({ failed, session }) => (failed || !session ? [] : [session]));
  return {
    responseHeaders,
    publications: publicationsOf(execution, data ?? {}),
    invalidations: succeeded.flatMap((session) => session.invalidations).slice(0, INVALIDATIONS_PER_REQUEST),
    evictions: succeeded.flatMap((session) => session.evictions).length,
  };
}

/** F75: each root field that gave an object. */
function publicationsOf({ fields }: Execution, data: Record<string, unknown>): Publication[] {
  return fields.flatMap((field) => {
    const value = published(data[field.key], field.selection);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? [{ mutation: field.name, data: value as Record<string, unknown> }] : [];
  });
}
