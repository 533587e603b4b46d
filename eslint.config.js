import appsync from '@aws-appsync/eslint-plugin';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Who may import whom. A folder that is not named here may be imported by nobody but itself. */
const MAY_IMPORT = {
  graphql: [],
  domain: ['graphql'],
  database: ['domain', 'graphql', 'test'],
  resolvers: ['domain', 'graphql'],
  functions: ['domain', 'graphql', 'database'],
  infra: ['graphql'],
  local: [],
  seed: ['domain', 'graphql'],
  demo: ['domain', 'graphql', 'seed'],
  web: ['graphql', 'domain'],
  commands: ['demo', 'domain', 'graphql', 'local', 'seed', 'test'],
};

const FOLDERS = [...Object.keys(MAY_IMPORT), 'bench', 'test'];

function importDirection(folder) {
  const closed = FOLDERS.filter((other) => other !== folder && !MAY_IMPORT[folder].includes(other));
  const patterns = closed.map((other) => ({
    // `../<other>/x.ts` from any depth, but not a folder of that name inside a package
    regex: `^(\\.\\./)+${other}/`,
    message: `${folder}/ may not import ${other}/: see "Who may import whom" in README.md.`,
  }));
  return {
    files: [`${folder}/**/*.ts`],
    ignores: ['**/*.test.ts', '**/test-*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

/** What AppSync refuses or lacks and `@aws-appsync/eslint-plugin` 2.0.2 does not see (F2-F5). */
const APPSYNC_LACKS = [
  ['ThrowStatement', 'AppSync has no throw: use fail() or util.error()'],
  ['NewExpression', 'AppSync has no new'],
  ['BinaryExpression[operator="in"]', 'AppSync has no in: use Object.hasOwn()'],
  ['BinaryExpression[operator="instanceof"]', 'AppSync has no instanceof'],
  ['DoWhileStatement', 'AppSync has no do'],
  ['TaggedTemplateExpression[tag.name!="sql"]', 'the only tag is sql'],
  ['Literal[regex]', 'AppSync has no regular expression literals: use util.matches()'],
  [
    'CallExpression[callee.property.name="sort"][arguments.length>0]',
    'sort() takes no comparator in AppSync',
  ],
  ['MemberExpression[object.name="Array"][property.name=/^(from|of)$/]', 'AppSync has no Array.from'],
  ['ImportExpression', 'AppSync has no dynamic import'],
];
const APPSYNC_GLOBALS_MISSING = [
  ...[
    'fetch',
    'process',
    'Date',
    'Promise',
    'Map',
    'Set',
    'WeakMap',
    'RegExp',
    'Symbol',
    'Proxy',
    'Reflect',
    'Intl',
  ],
  ...[
    'Buffer',
    'setTimeout',
    'globalThis',
    'require',
    'URL',
    'crypto',
    'structuredClone',
    'parseInt',
    'parseFloat',
  ],
];

/** What runs inside AppSync: the resolvers, and what they import from the domain. */
const APPSYNC_CODE = [
  'resolvers/**/*.ts',
  'domain/tracking-number*.ts',
  'domain/carrier-number*.ts',
  'domain/custody.ts',
  'domain/epcis*.ts',
  'domain/event-kind.ts',
];

export default tseslint.config(
  { ignores: ['node_modules', 'cdk.out', '.local', 'graphql/generated'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  ...Object.keys(MAY_IMPORT).map(importDirection),
  {
    files: APPSYNC_CODE,
    ignores: ['**/*.test.ts', '**/test-*.ts', '**/*.d.ts'],
    plugins: appsync.configs.recommended.plugins,
    rules: {
      ...appsync.configs.recommended.rules,
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
        ...APPSYNC_LACKS.map(([selector, message]) => ({ selector, message })),
      ],
      'no-restricted-globals': [
        'error',
        ...APPSYNC_GLOBALS_MISSING.map((name) => ({ name, message: 'AppSync does not have it (F5)' })),
      ],
    },
  },
);
