import { describe, expect, it } from 'vitest';
import { withSecrets } from './dynamic-references.ts';

const ARN = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:login-AbCdEf';
const secretText = (secretId: string) => (secretId === ARN ? '{"username":"master","port":5432}' : undefined);

describe('withSecrets', () => {
  it('puts one value of a secret, or its whole text, where a template asks for it', () => {
    const properties = {
      name: `{{resolve:secretsmanager:${ARN}:SecretString:username::}}`,
      urls: [`postgres://host:{{resolve:secretsmanager:${ARN}:SecretString:port}}/`],
      whole: `{{resolve:secretsmanager:${ARN}:SecretString}}`,
      size: 3,
    };

    expect(withSecrets(properties, secretText)).toEqual({
      name: 'master',
      urls: ['postgres://host:5432/'],
      whole: '{"username":"master","port":5432}',
      size: 3,
    });
  });

  it.each([
    ['{{resolve:secretsmanager:nobody:SecretString:username}}', 'There is no secret nobody.'],
    [`{{resolve:secretsmanager:${ARN}:SecretString:colour}}`, 'holds no colour.'],
    ['{{resolve:ssm:/some/name}}', '{{resolve:ssm:/some/name}} is not known here.'],
  ])('refuses %s by name', (text, message) => {
    expect(() => withSecrets(text, secretText)).toThrow(message);
  });
});
