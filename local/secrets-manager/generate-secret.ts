import { randomInt } from 'node:crypto';

/** What `GenerateSecretString` of `AWS::SecretsManager::Secret` says; with Secrets Manager's defaults. */
export type GenerateSecretString = {
  SecretStringTemplate?: string;
  GenerateStringKey?: string;
  PasswordLength?: number;
  ExcludeCharacters?: string;
  ExcludeLowercase?: boolean;
  ExcludeUppercase?: boolean;
  ExcludeNumbers?: boolean;
  ExcludePunctuation?: boolean;
  IncludeSpace?: boolean;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** A password, or a template's JSON object with the password put under its key. */
export function generateSecret(rules: GenerateSecretString): string {
  const { SecretStringTemplate, GenerateStringKey } = rules;
  const password = generatePassword(rules);
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) return password;
  return JSON.stringify({ ...(JSON.parse(SecretStringTemplate) as object), [GenerateStringKey]: password });
}

function generatePassword(rules: GenerateSecretString): string {
  const excluded = rules.ExcludeCharacters ?? '';
  const alphabet = [
    rules.ExcludeLowercase ? '' : LETTERS,
    rules.ExcludeUppercase ? '' : LETTERS.toUpperCase(),
    rules.ExcludeNumbers ? '' : DIGITS,
    rules.ExcludePunctuation ? '' : PUNCTUATION,
    rules.IncludeSpace ? ' ' : '',
  ].join('');
  const allowed = [...alphabet].filter((character) => !excluded.includes(character));
  const length = rules.PasswordLength ?? 32;
  return Array.from({ length }, () => allowed[randomInt(allowed.length)]).join('');
}
