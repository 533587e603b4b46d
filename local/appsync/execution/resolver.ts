import type { LoadedCode, Outcome, Session } from '../runtime/types.ts';
import type { Ask } from '../sources/source-answer.ts';
import type { Run } from './run.ts';

export type Context = Record<string, unknown>;

/** Answers one field for one parent value. */
export type Resolver = (context: Context, session: Session, run: Run) => Promise<Outcome>;

/** A data source with the code around it; a Lambda may stand without code (F36). */
export type Step = { code: LoadedCode | undefined; ask: Ask };

/** F21. */
export function unitResolver(step: Step): Resolver {
  return (context, session, run) => runStep(step, context, session, run);
}

/** F21, F22: an early return of the resolver's own request skips all functions, `END` the rest of them. */
export function pipelineResolver(code: LoadedCode | undefined, steps: readonly Step[]): Resolver {
  return async (context, session, run) => {
    const before = code?.has('request') ? code.call('request', context, session) : nothing();
    if (before.kind === 'error') return before;
    context.prev = { result: before.value };
    const end = before.kind === 'early' ? before : await runSteps(steps, context, session, run);
    if (end.kind === 'error') return end;
    context.result = end.value;
    delete context.error;
    return code?.has('response') ? code.call('response', context, session) : end;
  };
}

async function runSteps(
  steps: readonly Step[],
  context: Context,
  session: Session,
  run: Run,
): Promise<Outcome> {
  let last: Outcome = nothing();
  for (const step of steps) {
    delete context.result;
    delete context.error;
    last = await runStep(step, context, session, run);
    if (last.kind === 'error') return last;
    context.prev = { result: last.value };
    if (last.kind === 'early' && last.skipTo === 'END') return last;
  }
  return last;
}

async function runStep({ code, ask }: Step, context: Context, session: Session, run: Run): Promise<Outcome> {
  const request = code?.has('request') ? code.call('request', context, session) : nothing();
  if (request.kind !== 'value') return request;
  const answer = await ask(request.value, context, run);
  context.result = answer.result;
  if (answer.error) context.error = answer.error;
  if (code?.has('response')) return code.call('response', context, session);
  if (!answer.error) return { kind: 'value', value: answer.result };
  const { message, type } = answer.error;
  return { kind: 'error', error: { message, errorType: type, data: null, errorInfo: null } };
}

function nothing(): Outcome {
  return { kind: 'value', value: null };
}
