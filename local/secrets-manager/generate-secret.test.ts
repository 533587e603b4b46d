import { describe, expect, it } from 'vitest';
import { generateSecret } from './generate-secret.ts';

describe('generateSecret', () => {
  it('puts a password under a key of the template', () => {
    const text = generateSecret({
      SecretStringTemplate: '{"username":"api"}',
      GenerateStringKey: 'password',
      PasswordLength: 40,
      ExcludePunctuation: true,
    });

    expect(JSON.parse(text)).toEqual({
      username: 'api',
      password: expect.stringMatching(/^[A-Za-z0-9]{40}$/) as string,
    });
  });

  it('is a bare password of 32 characters without a template, and leaves out what is excluded', () => {
    const rules = {
      ExcludeLowercase: true,
      ExcludeUppercase: true,
      ExcludePunctuation: true,
      ExcludeCharacters: '01',
    };

    expect(generateSecret(rules)).toMatch(/^[2-9]{32}$/);
    expect(generateSecret(rules)).not.toBe(generateSecret(rules));
  });
});
