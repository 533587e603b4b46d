import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from './checks/template.ts';
import { templateChecks } from './template-checks.ts';

/** Says what AWS would refuse today in the template of a folder, and fails; the tests ask what runs resolvers locally, too. */
const [directory = 'cdk.out'] = process.argv.slice(2);
const template = JSON.parse(readFileSync(join(directory, 'Postroom.template.json'), 'utf8')) as Template;

const faults = templateChecks({ today: new Date(), checkCode: () => {} })({ template, directory });
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
