import { TemplateError } from './template.ts';
import type { TemplateValue } from './template.ts';

/** The text of a secret, by its ARN or name. */
export type SecretText = (secretId: string) => string | undefined;

const DYNAMIC_REFERENCE = /\{\{resolve:(?<service>[^:}]+):(?<rest>[^}]+)\}\}/g;
/** The ARN itself holds colons, so the key word in the middle tells where it ends. */
const SECRET = /^(?<secretId>.+?):SecretString(?::(?<key>[^:]*).*)?$/;

/** The value with each `{{resolve:secretsmanager:…}}` in its texts replaced by what the secret says. */
export function withSecrets(value: TemplateValue, secretText: SecretText): TemplateValue {
  if (typeof value === 'string')
    return value.replace(DYNAMIC_REFERENCE, (...match) =>
      dynamicReference(match.at(-1) as { service: string; rest: string }, secretText),
    );
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: TemplateValue) => withSecrets(item, secretText));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, TemplateValue]) => [key, withSecrets(item, secretText)]),
  );
}

function dynamicReference(
  { service, rest }: { service: string; rest: string },
  secretText: SecretText,
): string {
  const { secretId = '', key } = SECRET.exec(rest)?.groups ?? {};
  if (service !== 'secretsmanager' || !secretId)
    throw new TemplateError(`{{resolve:${service}:${rest}}} is not known here.`);
  const text = secretText(secretId);
  if (text === undefined) throw new TemplateError(`There is no secret ${secretId}.`);
  if (!key) return text;
  const value = (JSON.parse(text) as Record<string, unknown>)[key];
  if (value === undefined) throw new TemplateError(`The secret ${secretId} holds no ${key}.`);
  return String(value);
}
