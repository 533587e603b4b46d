import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Files of tests by the number of the fact that they cite. */
export type TestsOfFacts = Map<number, string[]>;

const NOT_SEARCHED = /^(\.|node_modules$|cdk\.out$)/;
const RUNS_TESTS = ['describe', 'it', 'test'];

/** Which tests below a folder have the number of a fact in their title, or in that of their `describe`: `… (F47)`. */
export function testsOfFacts(root: string): TestsOfFacts {
  const tests: TestsOfFacts = new Map();
  for (const file of testFiles(root)) {
    for (const number of citedIn(file, readFileSync(join(root, file), 'utf8')))
      tests.set(number, [...(tests.get(number) ?? []), file]);
  }
  return tests;
}

/** The numbers in the titles of one file, each once. */
export function citedIn(file: string, text: string): Set<number> {
  const cited = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && RUNS_TESTS.includes(nameOf(node.expression)))
      for (const number of [titleOf(node), ...rowsOf(node)].flatMap(numbersIn)) cited.add(number);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return cited;
}

function testFiles(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_SEARCHED.test(entry.name))
    .flatMap(({ name }) =>
      (readdirSync(join(root, name), { recursive: true }) as string[]).map((file) => `${name}/${file}`),
    )
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}

/** `it` of `it(…)`, of `it.skipIf(…)(…)` and of `it.each(…)(…)`. */
function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression))
    return nameOf(expression.expression);
  return ts.isTaggedTemplateExpression(expression) ? nameOf(expression.tag) : '';
}

function titleOf({ arguments: [title] }: ts.CallExpression): string {
  if (!title) return '';
  if (ts.isStringLiteralLike(title)) return title.text;
  if (!ts.isTemplateExpression(title)) return '';
  return [title.head.text, ...title.templateSpans.map(({ literal }) => literal.text)].join(' ');
}

/** The texts in the table of an `it.each([…])`, which become part of titles. */
function rowsOf({ expression, arguments: given }: ts.CallExpression): string[] {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'each') return [];
  const textsIn = (node: ts.Node): string[] =>
    ts.isStringLiteralLike(node) ? [node.text] : node.getChildren().flatMap(textsIn);
  return given.flatMap(textsIn).flatMap((text) => text.match(/\(F\d[^)]*\)/g) ?? []);
}

function numbersIn(title: string): number[] {
  return [...title.matchAll(/\bF(\d{1,3})[a-h]?\b/g)].map(([, number]) => Number(number));
}
