import type { Assumption, Fact, Mark, Section } from './fact.ts';
import { SOURCES } from './sources.ts';
import type { TestsOfFacts } from './tests-of-facts.ts';

const BEGIN = '<!-- facts: written by a command -->';
const END = '<!-- end of facts -->';

const HOW_SURE: Record<Mark, string> = {
  C: '',
  R: ' _(remembered)_',
  I: ' _(inferred)_',
  U: ' _(not confirmed)_',
};

/** A README whose part between two marks is the table of facts, as it is now. */
export function withFacts(readme: string, sections: Section[], tests: TestsOfFacts): string {
  const [before = '', rest = ''] = readme.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n\n${factsPage(sections, tests)}\n\n${END}${after}`;
}

/** The facts that must have a test and have none. */
export function untested(facts: Fact[], tests: TestsOfFacts): number[] {
  return facts
    .filter(({ mark, because, number }) => mark === 'C' && because === undefined && !tests.has(number))
    .map(({ number }) => number);
}

/** What stands on no confirmed ground, as a page of its own. */
export function unverifiedPage(facts: Fact[]): string {
  const assumed = facts.filter(({ assumes = [] }) => assumes.length > 0);
  return [
    '# What is assumed',
    '',
    'Where neither the manual nor a recording says what AWS does, the local cloud does the following, each in one place.',
    'Nothing should rest on it; whoever can ask AWS may correct it there. Written by `npm run generate` from `facts/`.',
    '',
    ...assumed.flatMap(({ number, says, mark, assumes = [] }) => [
      `- **F${number}** ${says}${HOW_SURE[mark]}`,
      ...assumes.map(assumptionLine),
    ]),
    '',
  ].join('\n');
}

function assumptionLine({ what, where }: Assumption): string {
  return `  - Assumed in [${where}](${where}): ${what}`;
}

function factsPage(sections: Section[], tests: TestsOfFacts): string {
  return [
    summary(
      sections.flatMap(({ facts }) => facts),
      tests,
    ),
    ...sections.flatMap(({ title, facts }) => [
      '',
      `### ${title}`,
      '',
      '<!-- prettier-ignore -->',
      '| | What AWS does | Shown by |',
      '| --- | --- | --- |',
      ...facts.map((fact) => factRow(fact, tests.get(fact.number) ?? [])),
    ]),
    '',
    '### Sources',
    '',
    ...Object.entries(SOURCES).map(([key, address]) => `- ${key}: ${address}`),
  ].join('\n');
}

function summary(facts: Fact[], tests: TestsOfFacts): string {
  const tested = facts.filter(({ number }) => tests.has(number)).length;
  const confirmed = facts.filter(({ mark, because }) => mark === 'C' && because === undefined).length;
  const lacking = untested(facts, tests).length;
  return (
    `${facts.length} facts, ${tested} of them shown by a test. Of the ${confirmed} that are confirmed and concern us, ` +
    `${lacking} lack one.`
  );
}

function factRow({ number, says, mark, source, concerns, because }: Fact, files: string[]): string {
  const shownBy = because === undefined || files.length > 0 ? files.map(testLink).join(', ') : `_${because}_`;
  const cells = [
    `F${number}`,
    `${says}${HOW_SURE[mark]}${concerns ? ' _(of the template)_' : ''} [${sourceName(source)}]`,
    shownBy || '–',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function sourceName(source: string): string {
  return source.startsWith('https:') ? `[source](${source})` : source;
}

/** Relative to `local/`, where the page is. */
function testLink(file: string): string {
  const name = file.split('/').at(-1)?.replace('.test.ts', '') ?? file;
  const path = file.startsWith('local/') ? file.slice('local/'.length) : `../${file}`;
  return `[${name}](${path})`;
}
