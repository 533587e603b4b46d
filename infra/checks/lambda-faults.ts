import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allReferredBy, faultsAt, resourceAt, resourcesOf } from './template.ts';
import type { Found, Synthesis } from './template.ts';

type Code = { S3Key?: string };
type Environment = { Variables?: Record<string, unknown> };

/** Node.js 18 and 20 can be created no more (F131). */
const RUNTIMES = ['nodejs22.x', 'nodejs24.x'];

/** A function that would not start: its handler is not where it is looked for, or a variable holds nothing. */
export function lambdaFaults(synthesis: Synthesis): string[] {
  return resourcesOf(synthesis.template, 'AWS::Lambda::Function').flatMap((lambda) =>
    faultsAt(lambda.logicalId, [
      ...runtimeFaults(lambda),
      ...handlerFaults(lambda, synthesis),
      ...variableFaults(lambda, synthesis),
      ...roleFaults(lambda, synthesis),
    ]),
  );
}

/** The folder of a function's files. */
export function assetFolder({ properties }: Found, { directory }: Synthesis): string {
  const { S3Key = '' } = properties.Code as Code;
  return join(directory, `asset.${S3Key.replace('.zip', '')}`);
}

function runtimeFaults({ properties: { Runtime } }: Found): string[] {
  return RUNTIMES.includes(String(Runtime)) ? [] : [`${String(Runtime)} cannot be created any more (F131).`];
}

function handlerFaults(lambda: Found, synthesis: Synthesis): string[] {
  const [file, name] = String(lambda.properties.Handler).split('.');
  const code = codeOf(lambda, synthesis);
  if (code === undefined) return [`There is no ${file}.mjs among its files.`];
  const isExported = new RegExp(`export\\s*\\{[^}]*\\b${name}\\b`).test(code);
  return isExported ? [] : [`${file}.mjs exports no ${name}.`];
}

function variableFaults(lambda: Found, synthesis: Synthesis): string[] {
  const { Variables = {} } = (lambda.properties.Environment ?? {}) as Environment;
  return [
    ...settingsOf(codeOf(lambda, synthesis) ?? '')
      .filter((name) => !(name in Variables))
      .map((name) => `It reads ${name}, which is not set.`),
    ...Object.entries(Variables)
      .filter(([, value]) => value === '')
      .map(([name]) => `${name} holds nothing.`),
    ...Object.entries(Variables)
      .filter(([, value]) => allReferredBy(value).some((id) => isMissing(id, synthesis)))
      .map(([name]) => `${name} names what is not in the template.`),
  ];
}

function roleFaults({ properties: { Role } }: Found, { template }: Synthesis): string[] {
  const role = resourceAt(template, Role, 'AWS::IAM::Role');
  const isTaken = JSON.stringify(role?.properties.AssumeRolePolicyDocument ?? '').includes(
    'lambda.amazonaws.com',
  );
  return isTaken ? [] : ['It has no role that Lambda may take on.'];
}

function codeOf(lambda: Found, synthesis: Synthesis): string | undefined {
  const [file] = String(lambda.properties.Handler).split('.');
  const path = join(assetFolder(lambda, synthesis), `${file}.mjs`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** The names that a bundle hands to the one function in it that reads a variable and cannot do without. */
export function settingsOf(bundle: string): string[] {
  const accessor = /function ([\w$]+)\(([\w$]+)\)\{let [\w$]+=process\.env\[\2\];if\(![\w$]+\)throw/.exec(
    bundle,
  )?.[1];
  if (!accessor) return [];
  const calls = new RegExp(`(?<![\\w$.])${accessor.replaceAll('$', '\\$')}\\("([A-Z_]+)"\\)`, 'g');
  return [...new Set([...bundle.matchAll(calls)].map(([, name = '']) => name))];
}

function isMissing(logicalId: string, { template }: Synthesis): boolean {
  return !logicalId.startsWith('AWS::') && !(logicalId in template.Resources);
}
