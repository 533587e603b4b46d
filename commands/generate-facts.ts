import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FACTS, SECTIONS } from '../local/facts.ts';
import { unverifiedPage, withFacts } from '../local/facts/pages.ts';
import { testsOfFacts } from '../local/facts/tests-of-facts.ts';

const root = new URL('..', import.meta.url);
const readme = new URL('local/README.md', root);

const tests = testsOfFacts(fileURLToPath(root));
await writeFile(readme, withFacts(await readFile(readme, 'utf8'), SECTIONS, tests));
await writeFile(new URL('local/UNVERIFIED.md', root), unverifiedPage(FACTS));
