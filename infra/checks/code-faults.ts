import appsync from '@aws-appsync/eslint-plugin';
import { Linter } from 'eslint';
import { faultsAt, resourcesOf } from './template.ts';
import type { Found, Template } from './template.ts';

/** Throws for code that AppSync would refuse; `name` is what its message calls it. */
export type CheckCode = (code: string, name: string) => void;

/** AppSync's own limit is 32,768, its manual says 32,000 (F1). */
const MOST_CHARACTERS = 32_000;

const known = appsync.configs?.base as Linter.Config | undefined;
const linter = new Linter();
const rules: Linter.Config = {
  languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
  plugins: { '@aws-appsync': appsync },
  rules: known?.rules,
};

/**
 * JavaScript that AppSync would refuse when the stack is deployed, or never run: asked of AWS's linter and of `checkCode`.
 * The same code is judged once, for templates are mostly alike.
 */
export function codeFaults(checkCode: CheckCode): (template: Template) => string[] {
  const judged = new Map<unknown, string[]>();
  const judge = (code: unknown): string[] => {
    const faults = judged.get(code) ?? textFaults(code, checkCode);
    judged.set(code, faults);
    return faults;
  };

  return (template) =>
    [
      ...resourcesOf(template, 'AWS::AppSync::Resolver'),
      ...resourcesOf(template, 'AWS::AppSync::FunctionConfiguration'),
    ].flatMap(({ logicalId, properties }) =>
      faultsAt(logicalId, [...runtimeFaults(properties), ...judge(properties.Code)]),
    );
}

function runtimeFaults({ Runtime }: Found['properties']): string[] {
  const isKnown = JSON.stringify(Runtime) === '{"Name":"APPSYNC_JS","RuntimeVersion":"1.0.0"}';
  return isKnown ? [] : [`AppSync has no runtime ${JSON.stringify(Runtime)} (F1).`];
}

function textFaults(code: unknown, checkCode: CheckCode): string[] {
  if (typeof code !== 'string') return ['It has no code.'];
  return [
    ...(code.length > MOST_CHARACTERS
      ? [`${code.length} characters, and AppSync takes ${MOST_CHARACTERS} (F1).`]
      : []),
    ...['request', 'response']
      .filter((name) => !exportedBy(code).includes(name))
      .map((name) => `It exports no ${name} (F21).`),
    ...linter.verify(code, rules).map(({ line, message }) => `line ${line}: ${message}`),
    ...problemsOf(code, checkCode),
  ];
}

function exportedBy(code: string): string[] {
  const names = /export \{([^}]*)\}/.exec(code)?.[1] ?? '';
  return names.split(',').map((name) => name.trim());
}

function problemsOf(code: string, checkCode: CheckCode): string[] {
  try {
    checkCode(code, 'code.js');
    return [];
  } catch (fault) {
    return [fault instanceof Error ? fault.message : String(fault)];
  }
}
