/** A text in which `*` stands for any characters and `?` for one. */
export function pattern(text: string, { ignoresCase = false } = {}): (value: string) => boolean {
  const source = [...text].map(expressionOf).join('');
  const expression = new RegExp(`^${source}$`, ignoresCase ? 'is' : 's');
  return (value) => expression.test(value);
}

/** An ARN in which a wildcard stays between two colons, as `ArnLike` has it. */
export function arnPattern(text: string): (value: string) => boolean {
  const parts = partsOf(text).map((part) => pattern(part));
  return (value) => {
    const given = partsOf(value);
    return given.length === parts.length && parts.every((matches, index) => matches(given[index] ?? ''));
  };
}

/** Six, the last of which may hold colons. */
function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function expressionOf(character: string): string {
  if (character === '*') return '.*';
  if (character === '?') return '.';
  return character.replace(/[\\^$.+()[\]{}|/-]/, '\\$&');
}
