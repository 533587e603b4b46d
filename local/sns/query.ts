/** The members of a request: texts, and by their names lists and maps. */
export type Input = { [name: string]: Input | string | undefined };

/** `Entries.member.1.Id=a` becomes `{ Entries: { member: { 1: { Id: 'a' } } } }`. */
export function parseQuery(parameters: URLSearchParams): Input {
  const input: Input = Object.create(null) as Input;
  for (const [name, value] of parameters) {
    const path = name.split('.');
    const last = path.pop() ?? '';
    let members = input;
    for (const step of path) {
      const next = members[step];
      members = typeof next === 'object' ? next : (members[step] = Object.create(null) as Input);
    }
    members[last] = value;
  }
  return input;
}

export function text(value: Input | string | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** In the order of their numbers. */
export function list(value: Input | string | undefined): Input[] {
  return numbered(members(value)['member']).filter((item): item is Input => typeof item === 'object');
}

/** Entries of `key` and `value`, or of `Name` and `Value` as message attributes have them. */
export function map(value: Input | string | undefined): Record<string, Input | string> {
  const entries = numbered(members(value)['entry']).map((entry): [string, Input | string] => {
    const { key, Name, value: lower, Value } = members(entry);
    return [text(key ?? Name) ?? '', lower ?? Value ?? ''];
  });
  return Object.fromEntries(entries);
}

export function texts(value: Input | string | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(map(value)).map(([name, item]) => [name, text(item) ?? '']));
}

export function members(value: Input | string | undefined): Input {
  return typeof value === 'object' ? value : {};
}

function numbered(value: Input | string | undefined): (Input | string | undefined)[] {
  const items = members(value);
  return Object.keys(items)
    .sort((left, right) => Number(left) - Number(right))
    .map((number) => items[number]);
}
