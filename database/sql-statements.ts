/** What hides a semicolon: strings, quoted names, comments and dollar-quoted bodies. */
const OPENING = /--|\/\*|'|"|\$[A-Za-z_]*\$|;/g;

/** The statements of a script, one by one, since the Data API takes no more than one in a call (F54). */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let start = 0;
  let position = 0;
  while (position < script.length) {
    OPENING.lastIndex = position;
    const opening = OPENING.exec(script);
    if (!opening) break;
    if (opening[0] === ';') {
      statements.push(script.slice(start, opening.index));
      start = opening.index + 1;
    }
    position = endOf(script, opening[0], opening.index + opening[0].length);
  }
  statements.push(script.slice(start));
  return statements.map((statement) => statement.trim()).filter(hasCode);
}

function endOf(script: string, opening: string, from: number): number {
  if (opening === ';') return from;
  if (opening === '/*') return endOfComment(script, from);
  const closing = opening === '--' ? '\n' : opening;
  const end = script.indexOf(closing, from);
  return end === -1 ? script.length : end + closing.length;
}

/** Comments nest in Postgres. */
function endOfComment(script: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 1;
  for (let found = mark.exec(script); found; found = mark.exec(script)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return script.length;
}

function hasCode(statement: string): boolean {
  return (
    statement
      .replace(/--.*$/gm, '')
      .replace(/\/\*[\s\S]*\*\//g, '')
      .trim() !== ''
  );
}
