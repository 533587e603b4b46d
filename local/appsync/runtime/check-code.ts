import type { AnyNode, CallExpression } from 'acorn';
import { UnsupportedCodeError } from './code-problem.ts';
import type { CodeProblem } from './code-problem.ts';
import { functionRules } from './function-rules.ts';
import { IMPORT_RULES } from './imports.ts';
import { nameRules } from './name-rules.ts';
import { REFUSED_SYNTAX } from './refused-syntax.ts';
import { scopesOf } from './scopes.ts';
import { applyRule, nodesOf, parseModule } from './syntax.ts';
import type { NodeRules } from './syntax.ts';

/** AppSync's documented limit (F1). */
const LONGEST_CODE = 32_000;

/** Throws `UnsupportedCodeError` for code that AppSync would not take (F1-F5, F12); `name` is the file's. */
export function checkCode(code: string, name: string): void {
  const problems = [...lengthProblems(code), ...codeProblems(code)];

  if (problems.length > 0) {
    throw new UnsupportedCodeError(name, problems);
  }
}

function lengthProblems(code: string): CodeProblem[] {
  const feature = `code of ${code.length} characters (at most ${LONGEST_CODE})`;
  return code.length > LONGEST_CODE
    ? [{ errorType: 'LINT_ERROR', line: 1, column: 1, span: code.length, feature }]
    : [];
}

function codeProblems(code: string): CodeProblem[] {
  try {
    const program = parseModule(code);
    const nodes = nodesOf(program);
    const scopes = scopesOf(program);
    const rules = [
      REFUSED_SYNTAX,
      IMPORT_RULES,
      functionRules(scopes, nodes.filter(isCall)),
      nameRules(scopes, new Set(nodes.flatMap(probedBy))),
    ];
    return nodes.flatMap((node) => nodeProblems(node, rules));
  } catch (error) {
    if (error instanceof SyntaxError && 'loc' in error) {
      return [syntaxProblem(error.message, error.loc as { line: number; column: number })];
    }
    throw error;
  }
}

function syntaxProblem(message: string, { line, column }: { line: number; column: number }): CodeProblem {
  const feature = `syntax: ${message.replace(/ \(\d+:\d+\)$/, '')}`;
  return { errorType: 'PARSER_ERROR', line, column: column + 1, span: 0, feature };
}

function isCall(node: AnyNode): node is CallExpression {
  return node.type === 'CallExpression';
}

/** What `typeof` asks for need not be there. */
function probedBy(node: AnyNode): AnyNode[] {
  return node.type === 'UnaryExpression' && node.operator === 'typeof' ? [node.argument] : [];
}

/** The first rule that objects speaks for the node. */
function nodeProblems(node: AnyNode, rules: readonly NodeRules<string>[]): CodeProblem[] {
  for (const rule of rules) {
    const feature = applyRule(rule, node);
    if (feature !== undefined && node.loc) {
      const { line, column } = node.loc.start;
      return [{ errorType: 'LINT_ERROR', line, column: column + 1, span: node.end - node.start, feature }];
    }
  }
  return [];
}
