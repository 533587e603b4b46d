import appsync from '@aws-appsync/eslint-plugin';
import { Linter } from 'eslint';
import { resourcesOf } from './template.ts';
import type { Found, Template } from './template.ts';

/** AppSync's own limit is 32,768, its manual says 32,000 (F1). */
const MOST_CHARACTERS = 32_000;
/** What AppSync's own plugin does not know (F2-F5). */
const ALSO_MISSING = [
  'ThrowStatement',
  'NewExpression',
  'ImportExpression',
  'BinaryExpression[operator="instanceof"]',
];

const known = appsync.configs?.base as Linter.Config | undefined;
const linter = new Linter();
const rules: Linter.Config = {
  languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
  plugins: { '@aws-appsync': appsync },
  rules: { ...known?.rules, 'no-restricted-syntax': ['error', ...ALSO_MISSING] },
};

/** JavaScript that AppSync would refuse when the stack is deployed, or never run. */
export function codeFaults(template: Template): string[] {
  const resolvers = resourcesOf(template, 'AWS::AppSync::Resolver');
  const functions = resourcesOf(template, 'AWS::AppSync::FunctionConfiguration');
  return [...resolvers, ...functions].flatMap(({ logicalId, properties }) =>
    [...runtimeFaults(properties), ...textFaults(String(properties.Code))].map(
      (fault) => `${logicalId}: ${fault}`,
    ),
  );
}

function runtimeFaults({ Runtime }: Found['properties']): string[] {
  const isKnown = JSON.stringify(Runtime) === '{"Name":"APPSYNC_JS","RuntimeVersion":"1.0.0"}';
  return isKnown ? [] : [`AppSync has no runtime ${JSON.stringify(Runtime)}.`];
}

function textFaults(code: string): string[] {
  const handlers =
    /export \{([^}]*)\}/
      .exec(code)?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  return [
    ...(code.length > MOST_CHARACTERS
      ? [`${code.length} characters, and AppSync takes ${MOST_CHARACTERS}.`]
      : []),
    ...['request', 'response']
      .filter((name) => !handlers.includes(name))
      .map((name) => `It exports no ${name}.`),
    ...linter.verify(code, rules).map(({ line, message }) => `line ${line}: ${message}`),
  ];
}
