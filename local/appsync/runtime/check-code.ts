import type { AnyNode } from 'acorn';
import { UnsupportedCodeError } from './code-problem.ts';
import type { CodeProblem } from './code-problem.ts';
import { IMPORT_RULES } from './imports.ts';
import { REFUSED_SYNTAX } from './refused-syntax.ts';
import { applyRule, nodesOf, parseModule } from './syntax.ts';

/** AppSync's documented limit (F1). */
const LONGEST_CODE = 32_000;

/** Throws `UnsupportedCodeError` for code that AppSync would not take (F1, F3, F4, F12); `name` is the file's. */
export function checkCode(code: string, name: string): void {
  const problems = [...lengthProblems(code), ...syntaxProblems(code)];

  if (problems.length > 0) {
    throw new UnsupportedCodeError(name, problems);
  }
}

function lengthProblems(code: string): CodeProblem[] {
  const feature = `code of ${code.length} characters (at most ${LONGEST_CODE})`;
  return code.length > LONGEST_CODE ? [{ line: 1, column: 1, feature }] : [];
}

function syntaxProblems(code: string): CodeProblem[] {
  try {
    return [...nodesOf(parseModule(code))].flatMap(nodeProblems);
  } catch (error) {
    if (error instanceof SyntaxError && 'loc' in error) {
      const { line, column } = error.loc as { line: number; column: number };
      return [{ line, column: column + 1, feature: `syntax: ${error.message.replace(/ \(\d+:\d+\)$/, '')}` }];
    }
    throw error;
  }
}

function nodeProblems(node: AnyNode): CodeProblem[] {
  const feature = applyRule(REFUSED_SYNTAX, node) ?? applyRule(IMPORT_RULES, node);
  if (feature === undefined || !node.loc) {
    return [];
  }
  return [{ line: node.loc.start.line, column: node.loc.start.column + 1, feature }];
}
