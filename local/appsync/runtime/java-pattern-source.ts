import { END, javascriptEscape, literal } from './java-pattern-escapes.ts';

type Source = { source: string; flags: string };

const QUOTED = /\\Q([^]*?)(?:\\E|$)/y;
const ESCAPE = /\\(?:[pPx]\{\w+\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|c[A-Z]|k<\w+>|[^])/y;
const OPENING_FLAGS = /^\(\?([imsu]+)\)/;
const POSSESSIVE = /(?:[*+?]|\{\d+(?:,\d*)?\})\+/y;
const QUANTIFIER = /[*+?]\??|\{\d+(?:,\d*)?\}\??/y;

/** Both sides of an intersection must be classes in JavaScript, so every class is made of one. */
const CLASS_SIGNS: Record<string, string> = { '[': '[[', '[^': '[^[', ']': ']]', '&&': ']&&[' };

/** A Java regular expression for JavaScript's flag `v`, whose classes nest and intersect as Java's do. */
export function javascriptSource(pattern: string): Source {
  const flags = OPENING_FLAGS.exec(pattern)?.[1] ?? '';
  const body = pattern.replace(OPENING_FLAGS, '');
  const isMultiline = flags.includes('m');
  const pieces: string[] = [];
  let depth = 0;

  for (let index = 0; index < body.length;) {
    const token = tokenAt(body, index, depth > 0);
    depth += token === '[' || token === '[^' ? 1 : token === ']' && depth > 0 ? -1 : 0;
    pieces.push(
      translated(token, { isClass: depth > 0 || token === ']', isRange: isRange(body, index), isMultiline }),
    );
    index += token.length;
  }
  return { source: pieces.join(''), flags: `v${flags.replaceAll('u', '')}` };
}

/** The next thing that means something by itself. */
function tokenAt(body: string, index: number, isClass: boolean): string {
  const found = at(QUOTED, body, index) ?? at(ESCAPE, body, index);
  if (found !== undefined) {
    return found;
  }
  if (isClass) {
    return at(/\[\^?|&&|[^]/y, body, index) ?? '';
  }
  if (at(POSSESSIVE, body, index) !== undefined) {
    throw new SyntaxError('possessive quantifiers are not supported');
  }
  return at(QUANTIFIER, body, index) ?? at(/\[\^?|[^]/y, body, index) ?? '';
}

type Place = { isClass: boolean; isRange: boolean; isMultiline: boolean };

function translated(token: string, { isClass, isRange, isMultiline }: Place): string {
  const quoted = /^\\Q([^]*?)(?:\\E|$)$/.exec(token)?.[1];
  if (quoted !== undefined) {
    return [...quoted].map(literal).join('');
  }
  if (token.startsWith('\\')) {
    return javascriptEscape(token);
  }
  if (isClass) {
    return CLASS_SIGNS[token] ?? (token === '-' && isRange ? token : literal(token));
  }
  if (token === '$' && !isMultiline) {
    return END;
  }
  return token === ']' || token === '}' ? literal(token) : token;
}

/** Whether a hyphen stands between two characters; else it is one itself. */
function isRange(body: string, index: number): boolean {
  const before = /(?:^|[^\\])\[\^?$|\\[dDhHsSvVwW]$|[^\\]-.$/.test(body.slice(0, index));
  return !before && !/^-(?:[\]&[]|\\[dDhHsSvVwW])/.test(body.slice(index));
}

function at(expression: RegExp, text: string, index: number): string | undefined {
  expression.lastIndex = index;
  return expression.exec(text)?.[0];
}
