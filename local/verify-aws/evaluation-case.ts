import type { Evaluation } from '../appsync/evaluate.ts';
import type { Answer } from './answer.ts';

/** Code to evaluate, and what we hold for the answer of AWS. */
export type EvaluationCase = Evaluation & {
  name: string;
  /** The facts that say so, by number; `assumed` where nothing public does, so that a difference is news. */
  grounds: string;
  expected: Answer;
};

const IMPORTS = `import { extensions, runtime, util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';
import * as rds from '@aws-appsync/utils/rds';
`;

type Details = { context?: Record<string, unknown>; expected?: Answer };

/** The statements of a request handler, on line 5 of the code. */
export function statements(
  grounds: string,
  text: string,
  { context = {}, expected = {} }: Details,
): EvaluationCase {
  const code = `${IMPORTS}export function request(ctx) {\n${text}\n}\nexport const response = (ctx) => ctx.result;\n`;
  return { name: text, grounds, code, context, function: 'request', expected };
}

/** An expression and its value. */
export function value(
  grounds: string,
  expression: string,
  result: unknown,
  context: Record<string, unknown> = {},
): EvaluationCase {
  return {
    ...statements(grounds, `return ${expression};`, { context, expected: { result } }),
    name: expression,
  };
}

/** An expression that ends the handler with an error. */
export function rejection(grounds: string, expression: string, error: string): EvaluationCase {
  return { ...statements(grounds, `return ${expression};`, { expected: { error } }), name: expression };
}

/** Statements for which AWS does not take the code. */
export function refusal(grounds: string, text: string): EvaluationCase {
  return statements(grounds, text, { expected: { faultyLines: [5] } });
}
