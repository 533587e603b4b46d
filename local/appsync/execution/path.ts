/** Where in the answer a value is. */
export type Path = { previous: Path | undefined; key: string | number };

export function pathList(path: Path | undefined): (string | number)[] {
  return path ? [...pathList(path.previous), path.key] : [];
}

/** As AppSync writes it in messages: `/listPackages/items[0]/id`. */
export function pathText(path: (string | number)[]): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `/${key}`)).join('');
}
