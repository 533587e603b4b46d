import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referredBy, resourcesOf } from './template.ts';
import type { Found, Synthesis } from './template.ts';

type Code = { S3Key?: string };
type Environment = { Variables?: Record<string, unknown> };

/** A function that would not start: its handler is not where it is looked for, or a variable holds nothing. */
export function lambdaFaults(synthesis: Synthesis): string[] {
  return resourcesOf(synthesis.template, 'AWS::Lambda::Function').flatMap((lambda) =>
    [...handlerFaults(lambda, synthesis), ...variableFaults(lambda, synthesis)].map(
      (fault) => `${lambda.logicalId}: ${fault}`,
    ),
  );
}

/** The folder of a function's files. */
export function assetFolder({ properties }: Found, { directory }: Synthesis): string {
  const { S3Key = '' } = properties.Code as Code;
  return join(directory, `asset.${S3Key.replace('.zip', '')}`);
}

function handlerFaults(lambda: Found, synthesis: Synthesis): string[] {
  const [file, name] = String(lambda.properties.Handler).split('.');
  const path = join(assetFolder(lambda, synthesis), `${file}.mjs`);
  if (!existsSync(path)) return [`There is no ${file}.mjs among its files.`];
  const isExported = new RegExp(`export\\s*\\{[^}]*\\b${name}\\b`).test(readFileSync(path, 'utf8'));
  return isExported ? [] : [`${file}.mjs exports no ${name}.`];
}

function variableFaults(lambda: Found, { template }: Synthesis): string[] {
  const { Variables = {} } = (lambda.properties.Environment ?? {}) as Environment;
  return Object.entries(Variables)
    .filter(([, value]) => value === '' || (typeof value !== 'string' && isDangling(value)))
    .map(([name]) => `${name} holds nothing.`);

  function isDangling(value: unknown): boolean {
    const logicalId = referredBy(value);
    return logicalId !== undefined && !(logicalId in template.Resources);
  }
}
