import { describe, expect, it } from 'vitest';
import { inSeptets, partsOf, septetsOf } from './sms-part.ts';

describe('the parts of a text message', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['á'.repeat(70), 1],
    ['á'.repeat(71), 2],
    ['a'.repeat(307), 3],
    ['京'.repeat(135), 3],
  ])('of %#: are counted as the network counts them', (text, parts) => {
    expect(partsOf(text)).toBe(parts);
  });

  it('are fewer without the accents that would make it twice as dear', () => {
    expect(inSeptets('Está listo – ça va “ici” à 9\u202fh')).toBe('Esta listo - ca va "ici" à 9 h');
    expect(inSeptets('Zürich Öl ñ é')).toBe('Zürich Öl ñ é');
    expect(inSeptets('東京')).toBe('東京');
    expect(septetsOf('[x]')).toBe(5);
  });
});
