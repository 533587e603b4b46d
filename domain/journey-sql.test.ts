import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { journeySql } from './journey-sql.ts';

describe('the journey table of the database', () => {
  it('is made from the one in domain/ as it is now (npm run generate)', async () => {
    const committed = new URL('../database/functions/journey_transition.sql', import.meta.url);

    expect(await readFile(committed, 'utf8')).toBe(journeySql());
  });
});
