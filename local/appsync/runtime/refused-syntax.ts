import type { AnyNode, CallExpression } from 'acorn';

/** Kinds of syntax that AppSync refuses wherever they stand (F3, F4). */
const REFUSED: { readonly [Kind in AnyNode['type']]?: string } = {
  AwaitExpression: 'await',
  ClassDeclaration: 'class',
  ClassExpression: 'class',
  ContinueStatement: 'continue',
  DebuggerStatement: 'debugger',
  DoWhileStatement: 'do',
  ForStatement: 'for (;;)',
  LabeledStatement: 'label',
  MetaProperty: 'import.meta and new.target',
  NewExpression: 'new',
  ThisExpression: 'this',
  ThrowStatement: 'throw',
  TryStatement: 'try',
  WhileStatement: 'while',
  YieldExpression: 'yield',
};

/** Operators that AppSync refuses (F2). */
const REFUSED_OPERATORS: readonly string[] = ['++', '--', '~', 'in', 'instanceof'];

/** Methods of functions, which AppSync does not have (F4). */
const FUNCTION_METHODS: readonly string[] = ['apply', 'bind', 'call'];

/** The feature that AppSync lacks, as people name it; nothing if it has it. */
export function refusedFeature(node: AnyNode): string | undefined {
  switch (node.type) {
    case 'UnaryExpression':
    case 'UpdateExpression':
    case 'BinaryExpression':
      return REFUSED_OPERATORS.includes(node.operator) ? `operator ${node.operator}` : undefined;
    case 'Literal':
      return node.regex ? 'regular expression literal' : node.bigint ? 'bigint' : undefined;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.async ? 'async' : node.generator ? 'generator' : undefined;
    case 'ForOfStatement':
      return node.await ? 'for await' : undefined;
    case 'Property':
      return node.kind === 'init' ? undefined : 'getter or setter';
    case 'CallExpression':
      return refusedCall(node);
    default:
      return REFUSED[node.type];
  }
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
