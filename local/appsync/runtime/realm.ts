import { readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import type { Context } from 'node:vm';
import { builtins, ITERATION_LIMIT } from './builtins.ts';
import { Interruption } from './interruption.ts';
import { hasPatternSigns, replaceAll, replaceFirst } from './java-replace.ts';
import { makeLibrary } from './library.ts';
import { toHost } from './to-host.ts';
import type { Session } from './types.ts';

type InnerFunction = (...values: unknown[]) => unknown;
type InnerRealm = {
  contextOf: (context: Record<string, unknown>) => Record<string, unknown>;
  firstIterations: InnerFunction;
  globals: Record<string, unknown>;
  modules: Record<string, Record<string, unknown>>;
};

/** The one place where all resolver code runs: a context with the built-ins of AppSync and no others (F5). */
export type Realm = InnerRealm & {
  /** Compiles a script that is one function expression. */
  compile: (
    source: string,
    filename: string,
    lineOffset: number,
  ) => (globals: Record<string, unknown>) => unknown;
  /** Runs `run` as part of a session; it cannot nest, since handlers run to their end. */
  within: <Result>(session: Session, run: () => Result) => Result;
};

let shared: Realm | undefined;

/** Made when it is first needed, and shared: a context per request costs 45 times as much. */
export function sharedRealm(): Realm {
  shared ??= makeRealm();
  return shared;
}

function makeRealm(): Realm {
  const context = createContext(Object.create(null) as Context, {
    codeGeneration: { strings: false, wasm: false },
  });
  let current: Session | undefined;

  return {
    ...innerRealm(context, () => current ?? noSession()),
    compile: (source, filename, lineOffset) =>
      new Script(source, { filename, lineOffset }).runInContext(context) as ReturnType<Realm['compile']>,
    within: (session, run) => {
      current = session;
      try {
        return run();
      } finally {
        current = undefined;
      }
    },
  };
}

/** What is made within the context; it holds on to its built-ins before they are taken away. */
function innerRealm(context: Context, session: () => Session): InnerRealm {
  const values = runInside<Pick<InnerRealm, 'contextOf'>>(context, 'inner-values.js', {});
  const rest = runInside<Omit<InnerRealm, 'contextOf'>>(context, 'inner-builtins.js', {
    ...values,
    bridge: { call, hasPatternSigns, replace: replaceFirst, replaceAll },
    library: makeLibrary(session),
    builtins,
    iterationLimit: ITERATION_LIMIT,
  });

  return { contextOf: values.contextOf, ...rest };
}

/** Calls the one function that a file exports, as a function of the context. */
function runInside<Made>(context: Context, file: string, given: Record<string, unknown>): Made {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8').replace('export function', 'function');
  const script = new Script(`'use strict'; (${text})`, { filename: `appsync:${file}` });
  return (script.runInContext(context) as (host: Record<string, unknown>) => Made)(given);
}

/** Calls a function of the library on copies; what it throws is traced to the line of resolver code that called it. */
function call(member: InnerFunction, values: unknown[]): unknown {
  try {
    return member(...(toHost(values) as unknown[]));
  } catch (thrown) {
    if (thrown instanceof Error && !(thrown instanceof Interruption)) {
      Error.captureStackTrace(thrown);
    }
    throw thrown;
  }
}

function noSession(): never {
  throw new Error('There is no request to which this belongs: call it inside a handler.');
}
