import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLinkSecret } from './link-secret.ts';
import { ALPHABET } from './tracking-number.ts';

const anySecret = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 26, maxLength: 26 });

describe('the secret of a link', () => {
  it('is read as people write it', () => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        const written = [secret.slice(0, 13), ' - ', secret.slice(13)].join('').toLowerCase();

        expect(parseLinkSecret(written)).toBe(secret);
        expect(parseLinkSecret(written.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(secret);
      }),
    );
  });

  it('has 26 characters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const read = parseLinkSecret(text);

        expect(read === null || /^[0-9A-HJKMNP-TV-Z]{26}$/.test(read)).toBe(true);
      }),
    );
    expect(parseLinkSecret('0'.repeat(25))).toBeNull();
    expect(parseLinkSecret('0'.repeat(27))).toBeNull();
    expect(parseLinkSecret('U'.repeat(26))).toBeNull();
  });
});
