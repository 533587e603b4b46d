import type { Session, UtilErrorShape } from '../runtime/types.ts';
import { contextOf, sessionOf } from './invocation.ts';
import type { FieldPlan, Selection } from './plan.ts';
import { unauthorizedField } from './refusal.ts';
import type { Resolver } from './resolver.ts';
import type { Run } from './run.ts';
import { selected } from './selected.ts';

/** How one resolver ended for one parent value. */
export type FieldOutcome = { value: unknown; failed: boolean; errors: UtilErrorShape[]; session?: Session };

/** Runs the resolvers of these fields and of all below them; undefined when there is nothing to wait for. */
export function resolveFields(
  fields: readonly FieldPlan[],
  source: object,
  run: Run,
): Promise<unknown> | undefined {
  const pending: Promise<unknown>[] = [];
  for (const field of fields) {
    if (field.resolver) pending.push(resolveField(field, field.resolver, source, run));
    else if (field.selection?.mayResolve)
      descend(field.selection, property(source, field.name), run, pending);
  }
  return pending.length > 0 ? Promise.all(pending) : undefined;
}

export function outcomeOf(field: FieldPlan, source: object, run: Run): FieldOutcome {
  return (
    run.outcomes.get(field)?.get(source) ??
    failure({ errorType: 'ExecutionTimeout', message: 'Execution timed out.' })
  );
}

async function resolveField(field: FieldPlan, resolver: Resolver, source: object, run: Run): Promise<void> {
  const outcome = await outcomeFor(field, resolver, source, run);
  const outcomes = run.outcomes.get(field) ?? new Map<object, FieldOutcome>();
  run.outcomes.set(field, outcomes.set(source, outcome));
  if (outcome.failed || !field.selection?.mayResolve) return;
  const below: Promise<unknown>[] = [];
  descend(field.selection, outcome.value, run, below);
  await Promise.all(below);
}

function descend(selection: Selection, value: unknown, run: Run, pending: Promise<unknown>[]): void {
  if (Array.isArray(value)) {
    for (const item of value) descend(selection, item, run, pending);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const type = selection.concreteType(value);
  const below = type && resolveFields(selection.fieldsOf(type), value, run);
  if (below) pending.push(below);
}

async function outcomeFor(
  field: FieldPlan,
  resolver: Resolver,
  source: object,
  run: Run,
): Promise<FieldOutcome> {
  if (run.resolversLeft-- <= 0) {
    return failure({
      errorType: 'ResolverExecutionLimitReached',
      message: 'The limit of resolvers for a request is reached.',
    });
  }
  try {
    return await invoke(field, resolver, source, run);
  } catch (fault) {
    run.log('error', [`${field.parentName}.${field.name}`, fault]);
    return failure({
      errorType: 'InternalFailure',
      message: 'An internal failure occurred while resolving this field.',
    });
  }
}

async function invoke(field: FieldPlan, resolver: Resolver, source: object, run: Run): Promise<FieldOutcome> {
  const session = sessionOf(run);
  const outcome = await resolver(contextOf(field, source, run, session), session, run);
  const errors = session.appendedErrors.map((error) => ({
    ...error,
    data: selected(error.data, field.selection),
  }));
  if (outcome.kind !== 'error') return { value: outcome.value, failed: false, errors, session };
  const error = { ...named(outcome.error, field), data: selected(outcome.error.data, field.selection) };
  return { value: null, failed: true, errors: [...errors, error], session };
}

/** `util.unauthorized()` does not know the field it refuses (F26). */
function named(error: UtilErrorShape, field: FieldPlan): UtilErrorShape {
  const isUnauthorized = error.errorType === 'Unauthorized' && error.message === 'Unauthorized';
  return isUnauthorized ? { ...error, ...unauthorizedField(field.parentName, field.name) } : error;
}

function failure(error: { errorType: string; message: string }): FieldOutcome {
  return { value: null, failed: true, errors: [{ ...error, data: null, errorInfo: null }] };
}

function property(source: object, name: string): unknown {
  return (source as Record<string, unknown>)[name];
}
