/** Named classes of Java's that JavaScript does not have, or takes for another (ASCII only, unless told otherwise). */
const NAMED: Record<string, string> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '\\!-\\/\\:-\\@\\[-\\`\\{-\\~',
  Graph: '\\!-\\~',
  Print: ' -\\~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: ' \\t-\\r',
};

/** Classes of one letter; the upper-case letter is everything else. */
const LETTERS: Record<string, string> = {
  d: '0-9',
  h: ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000',
  s: ' \\t-\\r',
  v: '\\n-\\r\\x85\\u2028\\u2029',
  w: 'a-zA-Z_0-9',
};

/** The end, or the line break that ends it. */
export const END = '(?=(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])?(?![^]))';

/** Places and sequences, outside of classes. */
const PLACES: Record<string, string> = {
  A: '(?<![^])',
  Z: END,
  z: '(?![^])',
  R: '(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])',
};

const SINGLE: Record<string, string> = { a: '\\x07', e: '\\x1B' };

/** An escape of a Java pattern as JavaScript writes it under the flag `v`; throws for one that has no like there. */
export function javascriptEscape(escape: string): string {
  const letter = escape.charAt(1);
  const name = /^\\[pP]\{(?:Is|java)?(\w+)\}$/.exec(escape)?.[1];
  if (name !== undefined) {
    return namedClass(name, letter === 'P', escape);
  }
  if (/[^a-zA-Z0-9]/.test(letter)) {
    return literal(letter);
  }
  const members = LETTERS[letter.toLowerCase()];
  if (members !== undefined && escape.length === 2) {
    return letter === letter.toLowerCase() ? `[${members}]` : `[^${members}]`;
  }
  return PLACES[letter] ?? SINGLE[letter] ?? sharedEscape(escape);
}

/** A character that stands for itself, wherever it stands. */
export function literal(character: string): string {
  return /[-!#$%&()*+,./:;<=>?@[\\\]^`{|}~]/.test(character)
    ? `\\u{${character.charCodeAt(0).toString(16)}}`
    : character;
}

function namedClass(name: string, isNegated: boolean, escape: string): string {
  const members = NAMED[name];
  if (members !== undefined) {
    return `[${isNegated ? '^' : ''}${members}]`;
  }
  return escape.replace(/\{(?:Is|java)?/, '{');
}

/** `\x{1F600}` is `\u{1F600}`; the rest is written the same, or is not JavaScript. */
function sharedEscape(escape: string): string {
  if (/^\\(?:x\{|x|u|c.|k<|[bBtnrf1-9])/.test(escape)) {
    return escape.replace(/^\\x\{/, '\\u{');
  }
  throw new SyntaxError(`${escape} is not supported`);
}
