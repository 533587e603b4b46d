import { checkCode } from './check-code.ts';
import { errorOf } from './code-error.ts';
import type { Origin } from './code-error.ts';
import type { Binding } from './imports.ts';
import { Interruption } from './interruption.ts';
import { sharedRealm } from './realm.ts';
import type { Realm } from './realm.ts';
import { toHost } from './to-host.ts';
import { FIRST_ITERATIONS, transformCode } from './transform-code.ts';
import type { RunnableCode } from './transform-code.ts';
import type { LoadedCode, Outcome } from './types.ts';

type Handler = (context: unknown) => unknown;
type Handlers = { request?: Handler; response?: Handler };

/** Takes the code of one resolver or function as AppSync does; throws `UnsupportedCodeError` for what AppSync refuses. */
export function loadCode(code: string, name: string): LoadedCode {
  const realm = sharedRealm();
  const runnable = runnableOf(code, name);
  const origin: Origin = { filename: `appsync:${name}`, originOf: runnable.originOf };
  const handlers = compile(realm, runnable, origin.filename);

  return {
    has: (handler) => handlers[handler] !== undefined,
    call: (handler, context, session) => {
      const run = handlers[handler];
      return run
        ? realm.within(session, () => handle(realm, run, context, origin))
        : { kind: 'value', value: defaultAnswer(handler, context) };
    },
  };
}

/** Code that AppSync takes; systems that are started one after the other have the same. */
const RUNNABLE = new Map<string, RunnableCode>();

function runnableOf(code: string, name: string): RunnableCode {
  const known = RUNNABLE.get(code);
  if (known) return known;
  checkCode(code, name);
  const runnable = transformCode(code);
  RUNNABLE.set(code, runnable);
  return runnable;
}

/** Top-level code runs here, once. The code's own line 1 is the script's line 2. */
function compile(realm: Realm, { text, bindings, exports }: RunnableCode, filename: string): Handlers {
  const globals = Object.keys(realm.globals).join(', ');
  const parameters = [FIRST_ITERATIONS, ...bindings.map(({ local }) => local)].join(', ');
  const returned = `request: ${exports.request ?? 'undefined'}, response: ${exports.response ?? 'undefined'}`;
  const source = `'use strict'; (({ ${globals} }) => (${parameters}) => {\n${text}\n;return { ${returned} }; })`;
  const bind = realm.compile(source, filename, -1)(realm.globals) as (...values: unknown[]) => Handlers;

  return bind(realm.firstIterations, ...bindings.map((binding) => bound(realm, binding)));
}

function bound({ modules }: Realm, { module, imported }: Binding): unknown {
  return imported === '*' ? modules[module] : modules[module]?.[imported];
}

function handle(realm: Realm, run: Handler, context: Record<string, unknown>, origin: Origin): Outcome {
  const inner = realm.contextOf(context);
  const { stash } = inner;
  try {
    return { kind: 'value', value: toHost(run(inner)) ?? null };
  } catch (thrown) {
    return thrown instanceof Interruption
      ? thrown.outcome
      : { kind: 'error', error: errorOf(thrown, origin) };
  } finally {
    keepStash(context, toHost(stash) as Record<string, unknown>);
  }
}

/** The stash outlives the handler, and others hold on to the same object. */
function keepStash(context: Record<string, unknown>, stash: Record<string, unknown>): void {
  const kept = (context.stash ??= {}) as Record<string, unknown>;
  for (const name of Object.keys(kept)) {
    if (!Object.hasOwn(stash, name)) {
      Reflect.deleteProperty(kept, name);
    }
  }
  Object.assign(kept, stash);
}

/** What a handler answers that the code leaves out. */
function defaultAnswer(handler: keyof Handlers, { result, prev }: Record<string, unknown>): unknown {
  if (handler === 'request') {
    return {};
  }
  return (result === undefined ? (prev as { result?: unknown } | undefined)?.result : result) ?? null;
}
