import { describe, expect, it } from 'vitest';
import { smsParts } from './sms-parts.ts';

describe('the parts of a text message (F124)', () => {
  it.each([
    ['160 plain letters', 'a'.repeat(160), 'GSM-7', 1],
    ['161 plain letters', 'a'.repeat(161), 'GSM-7', 2],
    ['307 plain letters', 'a'.repeat(307), 'GSM-7', 3],
    ['euro signs, which take two places', '€'.repeat(81), 'GSM-7', 2],
    ['70 letters beyond GSM-7', 'я'.repeat(70), 'UCS-2', 1],
    ['71 letters beyond GSM-7', 'я'.repeat(71), 'UCS-2', 2],
    ['emoji, which take two places', '📦'.repeat(36), 'UCS-2', 2],
    ['an empty text', '', 'GSM-7', 1],
  ] as const)('counts %s', (_, text, encoding, parts) => {
    expect(smsParts(text)).toEqual({ encoding, parts });
  });
});
