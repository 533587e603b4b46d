import type { ImportDeclaration } from 'acorn';
import { moduleShapes } from './library-shape.ts';
import type { NodeRules } from './syntax.ts';

/** A name that code gives to something of a module; `*` is the whole of it. */
export type Binding = { module: string; imported: string; local: string };

/** Why an import or export cannot be. */
export const IMPORT_RULES: NodeRules<string> = {
  ImportDeclaration: (node) => unknownModule(node) ?? unknownMember(node),
  ImportExpression: () => 'import()',
  ExportDefaultDeclaration: () => 'export default',
  ExportAllDeclaration: () => 'export from another module',
  ExportNamedDeclaration: ({ source }) => (source ? 'export from another module' : undefined),
};

/** What an import declaration brings. */
export function bindingsOf(declaration: ImportDeclaration): Binding[] {
  const module = String(declaration.source.value);
  return declaration.specifiers.map((specifier) => ({
    module,
    imported: importedName(specifier),
    local: specifier.local.name,
  }));
}

function unknownModule({ source }: ImportDeclaration): string | undefined {
  const module = String(source.value);
  return Object.hasOwn(moduleShapes, module)
    ? undefined
    : `import of '${module}' (only ${Object.keys(moduleShapes).join(', ')}; bundle the rest)`;
}

function unknownMember(declaration: ImportDeclaration): string | undefined {
  const { module, imported } =
    bindingsOf(declaration).find((binding) => !isMember(binding)) ?? ({} as Partial<Binding>);
  return imported === undefined ? undefined : `import of '${imported}', which '${module}' does not have`;
}

function isMember({ module, imported }: Binding): boolean {
  return imported === '*' || Object.hasOwn(moduleShapes[module] ?? {}, imported);
}

function importedName(specifier: ImportDeclaration['specifiers'][number]): string {
  switch (specifier.type) {
    case 'ImportNamespaceSpecifier':
      return '*';
    case 'ImportDefaultSpecifier':
      return 'default';
    case 'ImportSpecifier':
      return specifier.imported.type === 'Identifier'
        ? specifier.imported.name
        : String(specifier.imported.value);
  }
}
