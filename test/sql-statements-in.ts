import ts from 'typescript';

const STATEMENT =
  /^\s*(select|with|insert|update|delete|merge|truncate|copy|create|alter|drop|set|do|call|lock|grant|revoke)\b/i;
const WRITES =
  /\b(insert\s+into|update\s+\w+\s+set|delete\s+from|merge\s+into|truncate|copy|create|alter|drop|lock|grant|revoke|set\s+(local|session|role)|into)\b/i;
const SOURCE = /(?<!distinct\s+)\b(?:from|join)\s+(?:lateral\s+)?(\(|[\w."]+)\s*(\()?/gi;
const WITH_NAME = /(?:\bwith\s+(?:recursive\s+)?|,\s*)(\w+)\s+as\s+(?:(?:not\s+)?materialized\s+)?\(/gi;

/** The statements of SQL that a source file holds, values left out. */
export function sqlStatementsIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = ts.isTemplateExpression(node)
      ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map((part) => part.text).join('$1')
      : ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)
        ? node.text
        : '';
    if (STATEMENT.test(text) && /[\s(]/.test(text.trim())) found.push(text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
  return found;
}

/** What a statement reads beside the functions of the database, and that it writes. */
export function reachesOf(statement: string): string[] {
  const plain = statement.replace(/'[^']*'/g, "''");
  const named = [...plain.matchAll(WITH_NAME)].map(([, name]) => name);
  const sources = [...plain.matchAll(SOURCE)]
    .filter(([, source, call]) => source !== '(' && call === undefined && !named.includes(source))
    .map(([, source]) => `${source}`);
  const written = WRITES.exec(plain)?.[0];
  return written === undefined ? sources : [...sources, written];
}
