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

const ENTER = readFileSync(new URL('./inner-realm.js', import.meta.url), 'utf8');
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
  const library = makeLibrary(() => current ?? noSession());
  const enter = new Script(ENTER, { filename: 'appsync:realm' }).runInContext(context) as (
    host: unknown,
  ) => InnerRealm;
  const bridge = { call, hasPatternSigns, replace: replaceFirst, replaceAll };

  return {
    ...enter({ bridge, library, builtins, iterationLimit: ITERATION_LIMIT }),
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
