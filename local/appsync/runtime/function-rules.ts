import type { CallExpression } from 'acorn';
import { builtins } from './builtins.ts';
import type { FunctionNode, Scopes } from './scopes.ts';
import type { NodeRules } from './syntax.ts';

/** What code may not do with its functions (F4); a function that calls itself by way of others is found too. */
export function functionRules(scopes: Scopes, calls: readonly CallExpression[]): NodeRules<string> {
  const called = callGraph(scopes, calls);

  function refusedCall(call: CallExpression): string | undefined {
    if (calledIn(call, scopes).some((target) => reaches(called, target, scopes.functionsAround(call)))) {
      return 'recursion';
    }
    const passed = call.arguments.find((value) => scopes.functionOf(value));
    return passed && !takesCallback(call) ? 'function passed as an argument' : undefined;
  }

  return {
    CallExpression: refusedCall,
    ReturnStatement: ({ argument }) => (argument && scopes.functionOf(argument) ? RETURNED : undefined),
    ArrowFunctionExpression: ({ body, expression }) =>
      expression && scopes.functionOf(body) ? RETURNED : undefined,
  };
}

const RETURNED = 'function as a return value';

type CallGraph = Map<FunctionNode, Set<FunctionNode>>;

/** A call inside a callback is one of every function around it. */
function callGraph(scopes: Scopes, calls: readonly CallExpression[]): CallGraph {
  const graph: CallGraph = new Map();
  for (const call of calls) {
    for (const caller of scopes.functionsAround(call)) {
      const targets = graph.get(caller) ?? new Set();
      calledIn(call, scopes).forEach((target) => targets.add(target));
      graph.set(caller, targets);
    }
  }
  return graph;
}

/** What a call calls by name: its callee, or a callback that it hands on. */
function calledIn(call: CallExpression, { functionOf }: Scopes): FunctionNode[] {
  return [call.callee, ...call.arguments].flatMap((node) => functionOf(node) ?? []);
}

function reaches(graph: CallGraph, from: FunctionNode, goals: readonly FunctionNode[]): boolean {
  const seen = new Set([from]);
  for (const node of seen) {
    if (goals.includes(node)) {
      return true;
    }
    graph.get(node)?.forEach((target) => seen.add(target));
  }
  return false;
}

function takesCallback({ callee }: CallExpression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    [...builtins.iterating, ...builtins.iteratingBackwards].includes(callee.property.name)
  );
}
