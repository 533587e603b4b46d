import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { carrierCodesSql } from './carrier-codes-sql.ts';
import { carrierCodes, type CarrierMeaning } from './carrier-codes.ts';
import { exceptionRules } from './exceptions.ts';

const meanings = Object.values(carrierCodes).flatMap((codes) => Object.entries(codes));

describe('the codes of carriers', () => {
  it('are in the database as they are here (npm run generate)', async () => {
    const committed = new URL('../database/functions/carrier_code_meaning.sql', import.meta.url);

    expect(await readFile(committed, 'utf8')).toBe(carrierCodesSql());
  });

  it('are told apart without looking at upper and lower case', () => {
    for (const codes of Object.values(carrierCodes)) {
      const names = Object.keys(codes).map((code) => code.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('name what is wrong exactly where something is, and never what the history alone can say', () => {
    const names = ({ kind }: CarrierMeaning) => kind === 'RAISE_EXCEPTION' || kind === 'RESOLVE_EXCEPTION';
    for (const [code, meaning] of meanings) {
      if (names(meaning)) expect(meaning.exceptionKind, code).toBeDefined();
      if (meaning.exceptionKind) expect(exceptionRules[meaning.exceptionKind].openedBy, code).toBe('EVENT');
    }
  });
});
