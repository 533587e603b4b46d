import type { JsonBody } from './types.ts';

/** The texts of a JSON body that a rule looks at; undefined if it is no JSON. */
export function jsonElements(text: string, { MatchPattern, MatchScope }: JsonBody): string[] | undefined {
  const found: string[] = [];
  const isIncluded = (path: string) =>
    MatchPattern.IncludedPaths?.some((wanted) => path === wanted || path.startsWith(`${wanted}/`)) ?? true;
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) {
      if (MatchScope !== 'KEY' && isIncluded(path)) found.push(bytesOf(String(value)));
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      const place = `${path}/${key}`;
      if (MatchScope !== 'VALUE' && !Array.isArray(value) && isIncluded(place)) found.push(bytesOf(key));
      visit(inner, place);
    }
  };
  try {
    visit(JSON.parse(Buffer.from(text, 'latin1').toString()), '');
    return found;
  } catch {
    return undefined;
  }
}

function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}
