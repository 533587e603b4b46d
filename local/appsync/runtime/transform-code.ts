import type { ExportNamedDeclaration, Program } from 'acorn';
import { bindingsOf } from './imports.ts';
import type { Binding } from './imports.ts';
import { comparisonEdits, switchEdits } from './null-comparisons.ts';
import { applyEdits, blank } from './source-edits.ts';
import type { Edit, EditedSource } from './source-edits.ts';
import { applyRule, nodesOf, parseModule } from './syntax.ts';
import type { NodeRules } from './syntax.ts';

/** Limits a list to the iterations that AppSync makes; a name that code does not use by chance. */
export const FIRST_ITERATIONS = '$appsyncFirstIterations';

/** Code that runs as the body of a function: imports are its parameters, and exports are known by their local names. */
export type RunnableCode = EditedSource & { bindings: Binding[]; exports: Record<string, string> };

/** Turns a module that `checkCode` has passed into code that runs as AppSync runs it; no line moves. */
export function transformCode(code: string): RunnableCode {
  const program = parseModule(code);
  const rules = editsIn(code);
  const edits = nodesOf(program).flatMap((node) => applyRule(rules, node) ?? []);

  return {
    ...applyEdits(code, edits),
    bindings: program.body.flatMap((node) => (node.type === 'ImportDeclaration' ? bindingsOf(node) : [])),
    exports: exportsOf(program),
  };
}

/** Where AppSync runs code in another way than JavaScript, or has no modules. */
const editsIn = (code: string): NodeRules<Edit[]> => ({
  ImportDeclaration: ({ start, end }) => [blank(code, start, end)],
  ExportNamedDeclaration: ({ start, end, declaration }) => [blank(code, start, declaration?.start ?? end)],
  ForOfStatement: ({ right: { start, end } }) => [
    { start, end: start, text: `${FIRST_ITERATIONS}((` },
    { start: end, end, text: '))' },
  ],
  BinaryExpression: (node) => comparisonEdits(node, code),
  SwitchStatement: switchEdits,
});

function exportsOf(program: Program): Record<string, string> {
  const declarations = program.body.filter((node) => node.type === 'ExportNamedDeclaration');
  return Object.fromEntries(declarations.flatMap(exportedNames));
}

/** Pairs of exported and local names. */
function exportedNames({ declaration, specifiers }: ExportNamedDeclaration): [string, string][] {
  if (declaration?.type === 'FunctionDeclaration') {
    return [[declaration.id.name, declaration.id.name]];
  }
  if (declaration?.type === 'VariableDeclaration') {
    const names = declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
    return names.map((name) => [name, name]);
  }
  return specifiers.map(({ exported, local }) => [nameOf(exported), nameOf(local)]);
}

function nameOf(node: ExportNamedDeclaration['specifiers'][number]['local']): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}
