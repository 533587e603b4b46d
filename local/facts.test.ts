import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FACTS, SECTIONS } from './facts.ts';
import { untested, unverifiedPage, withFacts } from './facts/pages.ts';
import { SOURCES } from './facts/sources.ts';
import { testsOfFacts } from './facts/tests-of-facts.ts';

const here = import.meta.dirname;
const tests = testsOfFacts(join(here, '..'));
const written = (file: string) => readFileSync(join(here, file), 'utf8');

describe('the facts', () => {
  it('are numbered without a gap, each once', () => {
    const numbers = FACTS.map(({ number }) => number).sort((a, b) => a - b);

    expect(numbers).toEqual(Array.from({ length: 148 }, (_, index) => index + 1));
  });

  it('come from a known source', () => {
    const unknown = FACTS.filter(
      ({ source }) => !source.startsWith('https://') && !(source.replace(/#\d+$/, '') in SOURCES),
    );

    expect(unknown).toEqual([]);
  });

  it('have a test each, if they are confirmed and concern us', () => {
    expect(untested(FACTS, tests).map((number) => `F${number}`)).toEqual([]);
  });

  it('are cited by tests under numbers that exist', () => {
    const known = new Set(FACTS.map(({ number }) => number));

    expect([...tests.keys()].filter((number) => !known.has(number))).toEqual([]);
  });

  it('say what is assumed wherever they are not confirmed, and in which file', () => {
    const unsaid = FACTS.filter(
      ({ mark, because, assumes }) => mark !== 'C' && because === undefined && !assumes,
    );
    const places = FACTS.flatMap(({ assumes = [] }) => assumes.map(({ where }) => where));

    expect(unsaid).toEqual([]);
    expect(places.filter((place) => !existsSync(join(here, place)))).toEqual([]);
  });
});

describe('the pages that are written from them', () => {
  it('are as `npm run generate` would write them now', () => {
    expect(written('README.md')).toBe(withFacts(written('README.md'), SECTIONS, tests));
    expect(written('UNVERIFIED.md')).toBe(unverifiedPage(FACTS));
  });
});
