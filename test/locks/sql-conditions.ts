/** A stretch of SQL that is one operand of a decision. */
export type Condition = { from: number; to: number; text: string };

type Token = { text: string; from: number; to: number };

const TOKEN =
  /'(?:[^']|'')*'|--[^\n]*|[a-z_][\w.]*|[0-9.]+|:=|->>|#>>|->|\?\||\?|\|\||<>|<=|>=|&&|::|\$\$|[(),;]|\S/gi;

const JOINS = new Set(['and', 'or']);
const ENDS = new Set([
  ...[
    'and',
    'or',
    'then',
    'where',
    'group',
    'order',
    'limit',
    'join',
    'left',
    'cross',
    'union',
    'on',
    'when',
  ],
  ...[
    'else',
    'end',
    'select',
    'from',
    'return',
    'if',
    'elsif',
    'begin',
    'declare',
    'loop',
    'for',
    'into',
    'set',
  ],
  ...[';', ',', '$$', ':=', 'case', 'returning', 'values', 'window', 'not_'],
]);

/** Every operand of a condition in the body of a function, also those within others. */
export function conditionsIn(body: string): Condition[] {
  const tokens = [...body.matchAll(TOKEN)]
    .map((found) => ({ text: found[0].toLowerCase(), from: found.index, to: found.index + found[0].length }))
    .filter(({ text }) => !text.startsWith('--'));
  return operandsIn(body, tokens, 0, tokens.length, '').found;
}

/** Of one pair of parentheses, and what is within it. */
function operandsIn(body: string, tokens: Token[], begin: number, end: number, opener: string) {
  const found: Condition[] = [];
  let first = begin;
  let before = opener;
  const close = (place: number, after: string) => {
    const [one, last] = [tokens[first], tokens[place - 1]];
    const isDecision =
      JOINS.has(before) ||
      JOINS.has(after) ||
      ['where', 'on', 'if', 'elsif'].includes(before) ||
      before === 'when';
    if (one && last && place > first && isDecision) {
      found.push({ from: one.from, to: last.to, text: body.slice(one.from, last.to) });
    }
    before = after;
    first = place + 1;
  };
  for (let place = begin; place < end; place += 1) {
    const text = tokens[place]?.text ?? '';
    if (text === '(' || text === '[') {
      const closing = closingOf(tokens, place, end);
      found.push(...operandsIn(body, tokens, place + 1, closing, '(').found);
      place = closing;
    } else if (ENDS.has(text) && tokens[place - 1]?.text !== 'distinct') {
      close(place, text);
    }
  }
  close(end, ')');
  return { found };
}

function closingOf(tokens: Token[], opening: number, end: number): number {
  let depth = 0;
  for (let place = opening; place < end; place += 1) {
    const text = tokens[place]?.text;
    if (text === '(' || text === '[') depth += 1;
    if (text === ')' || text === ']') depth -= 1;
    if (depth === 0) return place;
  }
  return end;
}
