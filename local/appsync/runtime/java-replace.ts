import { javaPattern } from './java-pattern.ts';

/** Characters by which a pattern or a replacement may mean more than its text. */
const SIGNS = /[\\^$.|?*+()[\]{}]/;

export function hasPatternSigns(text: string): boolean {
  return SIGNS.test(text);
}

/** `String.prototype.replace` of AppSync: the first occurrence of a Java pattern (F5). */
export function replaceFirst(text: string, pattern: string, replacement: string): string {
  const found = [...text.matchAll(javaPattern(pattern))][0];
  return found
    ? text.slice(0, found.index) + expanded(replacement, found) + text.slice(found.index + found[0].length)
    : text;
}

/** `String.prototype.replaceAll` of AppSync: every occurrence of a Java pattern (F5). */
export function replaceAll(text: string, pattern: string, replacement: string): string {
  let taken = 0;
  const pieces: string[] = [];
  for (const found of text.matchAll(javaPattern(pattern))) {
    pieces.push(text.slice(taken, found.index), expanded(replacement, found));
    taken = found.index + found[0].length;
  }
  return [...pieces, text.slice(taken)].join('');
}

/** In Java's replacements `$1` and `${name}` are groups, and a backslash takes the meaning away. */
function expanded(replacement: string, found: RegExpExecArray): string {
  return replacement.replace(
    /\\([^])|\$(\d)|\$\{(\w+)\}/g,
    (_, character?: string, group?: string, name?: string) =>
      character ?? (group === undefined ? found.groups?.[name ?? ''] : found[Number(group)]) ?? '',
  );
}
