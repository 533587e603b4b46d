import type { CallExpression } from 'acorn';
import type { NodeRules } from './syntax.ts';

/** Operators that AppSync does not have (F2). */
const REFUSED_OPERATORS: readonly string[] = ['++', '--', '~', 'in', 'instanceof'];

/** Methods of functions, which AppSync does not have (F4). */
const FUNCTION_METHODS: readonly string[] = ['apply', 'bind', 'call'];

/** What AppSync does not have, as people name it (F2, F3, F4). */
export const REFUSED_SYNTAX: NodeRules<string> = {
  AwaitExpression: () => 'await',
  ClassDeclaration: () => 'class',
  ClassExpression: () => 'class',
  ContinueStatement: () => 'continue',
  DebuggerStatement: () => 'debugger',
  DoWhileStatement: () => 'do',
  ForStatement: () => 'for (;;)',
  LabeledStatement: () => 'label',
  MetaProperty: () => 'import.meta and new.target',
  NewExpression: () => 'new',
  ThisExpression: () => 'this',
  ThrowStatement: () => 'throw',
  TryStatement: () => 'try',
  WhileStatement: () => 'while',
  YieldExpression: () => 'yield',
  BinaryExpression: refusedOperator,
  UnaryExpression: refusedOperator,
  UpdateExpression: refusedOperator,
  FunctionDeclaration: refusedFunction,
  FunctionExpression: refusedFunction,
  ArrowFunctionExpression: refusedFunction,
  ForOfStatement: (node) => (node.await ? 'for await' : undefined),
  Literal: ({ regex, bigint }) => (regex ? 'regular expression literal' : bigint ? 'bigint' : undefined),
  Property: ({ kind }) => (kind === 'init' ? undefined : 'getter or setter'),
  CallExpression: refusedCall,
};

function refusedOperator({ operator }: { operator: string }): string | undefined {
  return REFUSED_OPERATORS.includes(operator) ? `operator ${operator}` : undefined;
}

function refusedFunction({ async, generator }: { async: boolean; generator: boolean }): string | undefined {
  return async ? 'async' : generator ? 'generator' : undefined;
}

function refusedCall({ callee, arguments: values }: CallExpression): string | undefined {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') {
    return undefined;
  }
  const { name } = callee.property;
  if (name === 'sort' && values.length > 0) {
    return 'sort() with a comparator';
  }
  return FUNCTION_METHODS.includes(name) ? `function.${name}()` : undefined;
}
