import type { AnyNode, BinaryExpression, SwitchStatement } from 'acorn';
import type { Edit } from './source-edits.ts';
import { applyRule } from './syntax.ts';
import type { NodeRules } from './syntax.ts';

/** `null` equals `undefined` (F9): where both sides can be one of them, each is compared as `null`. */
export function comparisonEdits(
  { left, right, operator, start, end }: BinaryExpression,
  code: string,
): Edit[] {
  if ((operator !== '===' && operator !== '!==') || isNeverNull(left) || isNeverNull(right)) {
    return [];
  }
  const place = left.end + withoutComments(code.slice(left.end, right.start)).indexOf(operator);

  return isNull(left) || isNull(right)
    ? [{ start: place, end: place + 3, text: `${operator.slice(0, 2)} ` }]
    : [
        { start, end: start, text: '((' },
        { start: place, end: place + 3, text: `) ?? null) ${operator} ((` },
        { start: end, end, text: ') ?? null)' },
      ];
}

/** `case null` takes what is `undefined`, and the other way round (F9). */
export function switchEdits({ discriminant, cases }: SwitchStatement): Edit[] {
  const tests = cases.flatMap(({ test }) => test ?? []);
  return tests.every(isNeverNull) ? [] : [discriminant, ...tests].flatMap(asNull);
}

function asNull({ start, end }: AnyNode): Edit[] {
  return [
    { start, end: start, text: '((' },
    { start: end, end, text: ') ?? null)' },
  ];
}

function isNull(node: AnyNode): boolean {
  return applyRule(NULL, node) ?? false;
}

function isNeverNull(node: AnyNode): boolean {
  return applyRule(NEVER_NULL, node) ?? false;
}

const NULL: NodeRules<boolean> = {
  Literal: ({ raw }) => raw === 'null',
  Identifier: ({ name }) => name === 'undefined',
  UnaryExpression: ({ operator }) => operator === 'void',
};

const NEVER_NULL: NodeRules<boolean> = {
  Literal: ({ raw }) => raw !== 'null',
  TemplateLiteral: () => true,
  UnaryExpression: ({ operator }) => operator !== 'void',
};

/** Blanks in the place of comments, so that positions stay. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|\/\/.*/g, (comment) => ' '.repeat(comment.length));
}
