import type {
  AnyNode,
  ArrowFunctionExpression,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  Program,
  VariableDeclaration,
} from 'acorn';
import { bindingsOf } from './imports.ts';
import type { Binding } from './imports.ts';
import { namesIn } from './pattern-names.ts';
import { childrenOf } from './syntax.ts';

export type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

/** What a name stands for, as far as the text tells. */
export type Meaning =
  { kind: 'function'; node: FunctionNode } | { kind: 'import'; binding: Binding } | { kind: 'variable' };

type Scope = { names: Map<string, Meaning>; outer?: Scope; enclosing?: FunctionNode };

/** Who means what where: what each name that is used stands for, and in which functions a node is. */
export type Scopes = {
  references: ReadonlySet<AnyNode>;
  /** Nothing for a name that the code does not declare. */
  meaningOf: (identifier: Identifier) => Meaning | undefined;
  /** The function that an expression is, written out or by its name. */
  functionOf: (expression: AnyNode) => FunctionNode | undefined;
  /** From the inside out. */
  functionsAround: (node: AnyNode) => FunctionNode[];
};

const VARIABLE: Meaning = { kind: 'variable' };

export function scopesOf(program: Program): Scopes {
  const scopes = new Map<AnyNode, Scope>();
  const references = new Set<AnyNode>();
  visit(program, { names: new Map() });

  function visit(node: AnyNode, around: Scope): void {
    declare(node, around);
    const scope = scopeWithin(node, around);
    scopes.set(node, around);
    for (const child of childrenOf(node)) {
      visit(child, scope);
      if (child.type === 'Identifier' && isUse(child, node)) {
        references.add(child);
      }
    }
  }

  function meaningOf(identifier: Identifier): Meaning | undefined {
    let scope = scopes.get(identifier);
    while (scope && !scope.names.has(identifier.name)) {
      scope = scope.outer;
    }
    return scope?.names.get(identifier.name);
  }

  function functionOf(expression: AnyNode): FunctionNode | undefined {
    const meaning = expression.type === 'Identifier' ? meaningOf(expression) : undefined;
    return meaning?.kind === 'function' ? meaning.node : writtenFunction(expression);
  }

  function functionsAround(node: AnyNode): FunctionNode[] {
    const found: FunctionNode[] = [];
    for (let scope = scopes.get(node); scope; scope = scope.outer) {
      found.push(...(scope.enclosing ? [scope.enclosing] : []));
    }
    return found;
  }

  return { references, meaningOf, functionOf, functionsAround };
}

/** Puts the names that a node declares where they can be seen. */
function declare(node: AnyNode, scope: Scope): void {
  if (node.type === 'FunctionDeclaration' && node.id) {
    scope.names.set(node.id.name, { kind: 'function', node: node as FunctionDeclaration });
  } else if (node.type === 'VariableDeclaration') {
    declareVariables(node, node.kind === 'var' ? functionScope(scope) : scope);
  } else if (node.type === 'ImportDeclaration') {
    bindingsOf(node).forEach((binding) => scope.names.set(binding.local, { kind: 'import', binding }));
  }
}

function declareVariables({ kind, declarations }: VariableDeclaration, { names }: Scope): void {
  for (const { id, init } of declarations) {
    const written = kind === 'const' && init ? writtenFunction(init) : undefined;
    namesIn(id).forEach((name) => names.set(name, written ? { kind: 'function', node: written } : VARIABLE));
  }
}

function scopeWithin(node: AnyNode, outer: Scope): Scope {
  const enclosing = writtenFunction(node);
  const names = new Map<string, Meaning>();
  if (enclosing) {
    if (enclosing.type === 'FunctionExpression' && enclosing.id) {
      names.set(enclosing.id.name, { kind: 'function', node: enclosing });
    }
    enclosing.params.flatMap(namesIn).forEach((name) => names.set(name, VARIABLE));
    return { names, outer, enclosing };
  }
  const isScope = /^(?:Block|For|ForIn|ForOf|Switch)Statement$/.test(node.type);
  return isScope ? { names, outer } : outer;
}

function functionScope(scope: Scope): Scope {
  return scope.enclosing || !scope.outer ? scope : functionScope(scope.outer);
}

function writtenFunction(node: AnyNode): FunctionNode | undefined {
  return node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
    ? (node as FunctionNode)
    : undefined;
}

/** What holds names of other kinds: labels, and what a module calls its own. */
const NAMING = /^(?:Labeled|Break|Continue)Statement$|^Import\w*Specifier$/;

/** Whether an identifier is a name that is looked up, rather than that of a member. */
function isUse(identifier: Identifier, parent: AnyNode): boolean {
  if (parent.type === 'MemberExpression') {
    return parent.computed || parent.object === identifier;
  }
  if (parent.type === 'Property') {
    return parent.computed || parent.value === identifier;
  }
  return parent.type === 'ExportSpecifier' ? parent.local === identifier : !NAMING.test(parent.type);
}
