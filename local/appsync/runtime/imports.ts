import type { AnyNode, ImportDeclaration } from 'acorn';

/** The modules that resolver code can import here, and what each has (F12). */
const MODULES: Record<string, readonly string[]> = {
  '@aws-appsync/utils': ['extensions', 'runtime', 'util'],
  '@aws-appsync/utils/rds': [
    ...['agg', 'createMySQLStatement', 'createPgStatement', 'insert', 'remove', 'select', 'sql'],
    ...['toJsonObject', 'typeHint', 'update'],
  ],
};

/** A name that code gives to something of a module; `*` is the whole of it. */
export type Binding = { module: string; imported: string; local: string };

/** Why this import or export cannot be, or nothing. */
export function importProblem(node: AnyNode): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return unknownModule(node) ?? unknownMember(node);
    case 'ImportExpression':
      return 'import()';
    case 'ExportDefaultDeclaration':
      return 'export default';
    case 'ExportAllDeclaration':
      return 'export from another module';
    case 'ExportNamedDeclaration':
      return node.source ? 'export from another module' : undefined;
    default:
      return undefined;
  }
}

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
  return module in MODULES
    ? undefined
    : `import of '${module}' (only ${Object.keys(MODULES).join(' and ')}; bundle the rest)`;
}

function unknownMember(declaration: ImportDeclaration): string | undefined {
  const { module, imported } =
    bindingsOf(declaration).find((binding) => !isMember(binding)) ?? ({} as Partial<Binding>);
  return imported === undefined ? undefined : `import of '${imported}', which '${module}' does not have`;
}

function isMember({ module, imported }: Binding): boolean {
  return imported === '*' || (MODULES[module]?.includes(imported) ?? false);
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
