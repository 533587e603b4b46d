export type CompiledStatement = {
  /** With `$1`, `$2`, … in place of the names. */
  text: string;
  /** `names[0]` is `$1`. */
  names: readonly string[];
};

/** A name, or a stretch of SQL in which a colon means something else. A doubled quote ends one literal and starts the next. */
const NAME_OR_OPAQUE = new RegExp(
  [
    String.raw`(?<![\w$])e'(?:[^'\\]|\\.)*(?:'|$)`,
    String.raw`'[^']*(?:'|$)`,
    String.raw`"[^"]*(?:"|$)`,
    String.raw`--[^\n]*`,
    // comments nest; two deep is as far as anybody goes
    String.raw`\/\*(?:\/\*.*?\*\/|.)*?(?:\*\/|$)`,
    String.raw`(?<![\w$])\$(?<tag>(?:[a-z_]\w*)?)\$.*?(?:\$\k<tag>\$|$)`,
    '::',
    String.raw`:(?<name>[a-z_]\w*)`,
  ].join('|'),
  'gis',
);

const MOST_STATEMENTS = 1000;
const compiled = new Map<string, CompiledStatement>();

/** Numbers the `:name` parameters of a statement (F61). */
export function compileStatement(sql: string): CompiledStatement {
  const known = compiled.get(sql);
  if (known) return known;

  if (compiled.size >= MOST_STATEMENTS) compiled.clear();
  const statement = numberParameters(sql);
  compiled.set(sql, statement);
  return statement;
}

function numberParameters(sql: string): CompiledStatement {
  const numbers = new Map<string, number>();
  const text = sql.replace(NAME_OR_OPAQUE, (match, ...rest) => {
    const { name } = rest.at(-1) as { name?: string };
    if (name === undefined) return match;
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return `$${number}`;
  });
  return { text, names: [...numbers.keys()] };
}
