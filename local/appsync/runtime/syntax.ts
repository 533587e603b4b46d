import { parse } from 'acorn';
import type { AnyNode, Program } from 'acorn';

const LANGUAGE = { ecmaVersion: 2023, sourceType: 'module', locations: true, ranges: true } as const;

/** What to make of each kind of node; of the others nothing. */
export type NodeRules<Result> = {
  readonly [Kind in AnyNode['type']]?: (node: Extract<AnyNode, { type: Kind }>) => Result | undefined;
};

export function applyRule<Result>(rules: NodeRules<Result>, node: AnyNode): Result | undefined {
  const rule = rules[node.type] as ((node: AnyNode) => Result | undefined) | undefined;
  return rule?.(node);
}

/** Resolver code as a tree; throws what acorn says of code that is not JavaScript. */
export function parseModule(code: string): Program {
  return parse(code, LANGUAGE);
}

/** A node and all below it, in the order of the source. */
export function nodesOf(node: AnyNode): AnyNode[] {
  const nodes: AnyNode[] = [];
  const visit = (one: AnyNode): void => {
    nodes.push(one);
    childrenOf(one).forEach(visit);
  };
  visit(node);
  return nodes;
}

export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node) as unknown[]) {
    if (isNode(value)) children.push(value);
    else if (Array.isArray(value)) children.push(...value.filter(isNode));
  }
  return children;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
