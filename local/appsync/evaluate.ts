import { UnsupportedCodeError } from './runtime/code-problem.ts';
import type { CodeProblem } from './runtime/code-problem.ts';
import { loadCode } from './runtime/load-code.ts';
import type { LoadedCode, Outcome, Session } from './runtime/types.ts';

/** What AppSync's `EvaluateCode` takes; the context as an object or as its JSON. */
export type Evaluation = {
  code: string;
  context: Record<string, unknown> | string;
  function: 'request' | 'response';
};

export type CodeError = {
  errorType: CodeProblem['errorType'];
  value: string;
  location: { line: number; column: number; span: number };
};

/** What it answers; `codeErrors` where the code would not be taken at all (F7). */
export type EvaluationResult = {
  evaluationResult?: unknown;
  error?: { message: string; codeErrors?: CodeError[] };
  logs: string[];
  stash?: Record<string, unknown>;
  outErrors?: Session['appendedErrors'];
};

/** Runs one handler by itself, as AppSync's `EvaluateCode` does. */
export function evaluate({ code, context, function: handler }: Evaluation): EvaluationResult {
  const loaded = tryToLoad(code);
  if (!('call' in loaded)) {
    return { error: loaded, logs: [] };
  }
  const given = typeof context === 'string' ? (JSON.parse(context) as Record<string, unknown>) : context;
  const evaluated: Record<string, unknown> = { ...given, stash: { ...(given.stash as object | undefined) } };
  const logs: string[] = [];
  const session = sessionWith(logs, given.identity);
  const outcome = loaded.call(handler, evaluated, session);

  return {
    ...answerOf(outcome),
    logs,
    stash: evaluated.stash as Record<string, unknown>,
    outErrors: session.appendedErrors,
  };
}

function tryToLoad(code: string): LoadedCode | NonNullable<EvaluationResult['error']> {
  try {
    return loadCode(code, 'code.js');
  } catch (error) {
    if (error instanceof UnsupportedCodeError) {
      return {
        message: 'The code contains one or more errors.',
        codeErrors: error.problems.map(codeErrorOf),
      };
    }
    throw error;
  }
}

function codeErrorOf({ errorType, feature, line, column, span }: CodeProblem): CodeError {
  return { errorType, value: feature, location: { line, column, span } };
}

function answerOf(outcome: Outcome): Pick<EvaluationResult, 'evaluationResult' | 'error'> {
  return outcome.kind === 'error'
    ? { error: { message: outcome.error.message } }
    : { evaluationResult: JSON.parse(JSON.stringify(outcome.value)) as unknown };
}

function sessionWith(logs: string[], identity: unknown): Session {
  return {
    authType: authTypeOf(identity),
    appendedErrors: [],
    responseHeaders: {},
    invalidations: [],
    evictions: [],
    log: (level, values) => {
      const texts = values.map((value) => JSON.stringify(value) ?? 'undefined');
      logs.push(`${level === 'log' ? 'INFO' : 'ERROR'} - code.js: ${texts.join(' ')}`);
    },
  };
}

/** `EvaluateCode` is not told how the caller signed in: it tells by what the identity has, as recorded (F17). */
function authTypeOf(identity: unknown): string {
  const known = Object(identity) as Record<string, unknown>;
  const has = (...names: string[]) =>
    names.every((name) => known[name] !== undefined && known[name] !== null);

  if (identity && (Object.keys(known).length === 0 || has('resolverContext'))) {
    return 'Lambda Authorization';
  }
  if (has('userArn', 'accountId', 'sourceIp')) {
    return 'IAM Authorization';
  }
  if (has('sub', 'issuer', 'claims')) {
    return has('username', 'sourceIp', 'defaultAuthStrategy') ? 'User Pool Authorization' : openId(known);
  }
  return 'API Key Authorization';
}

/** What is an incomplete identity of a user pool is no OpenID Connect identity either. */
function openId({ username, sourceIp }: Record<string, unknown>): string {
  return username === undefined && sourceIp === undefined
    ? 'Open ID Connect Authorization'
    : 'API Key Authorization';
}
