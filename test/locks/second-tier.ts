import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lock } from './lock.ts';

type Changed = NonNullable<Lock['changed']>;

/**
 * What the cells do not come to is known to tests of the database: what was sent before and is sent again, where a list is
 * looked for, what becomes of what was written. Which of them are about a function.
 */
const ABOUT: [RegExp, string[]][] = [
  [/^(complete_package|may_complete)$/, ['complete-package', 'sent-again']],
  [/^(source_of_\w+|scope_office|scopes_of|lists_of|sources_of)$/, ['package-source']],
  [/^(fitting|conditions_of)$/, ['package-page']],
  [
    /^(package_of_\w+|place_of_scan|with_fault_of_place|may_report|right_to_record|asked_again|is_own_record)$/,
    ['scan-rights', 'record-scans', 'record-scan-batch', 'sent-again', 'carrier-number-scans', 'void-event'],
  ],
  [/^open_(package|packages|people|office|changes)$/, ['second-lock']],
  [/^(may_take_back|is_own_and_recent|refusal_of_void|right_to_record)$/, ['void-event', 'scan-rights']],
  [/^(refusal_of|may_dispose)$/, ['disposal', 'acts']],
  [
    /^(registration_\w+|registered_before|may_register|is_person|person_named|missing_person|may_name)$/,
    ['register-package', 'naming'],
  ],
  [/^(changes_of_\w+|open_changes|event_seen_by)$/, ['package-changes', 'second-lock']],
  [/^(rights_to_follow|ends_of_work|followed_\w+)$/, ['subscriptions']],
  [/^(fault_of_link|is_live|tracking_links|may_link\w*)$/, ['tracking-links', 'link-tracking']],
  [/^(people_to_export)$/, ['personal-data']],
  [/^(right_to_person|may_reset|reset_preferences)$/, ['update-person', 'rights']],
  [/^(staff_page|open_staff|may_add_staff|save_staff)$/, ['locations-and-staff', 'add-staff']],
  [/^(own_people|me|open_own)$/, ['claim-people']],
  [
    /^(package_right|right_of_user|visible_\w+|own_\w+|package_page)$/,
    ['rights', 'second-lock', 'package-page'],
  ],
  [/^(may_charge_\w+|manages_office|read_cost_line|may_see_cost_line)$/, ['cost-lines', 'cost-report']],
  [/^(delay_plan|delay_due|watch_delays|office_calendar|lane_times)\.sql$/, ['delays']],
  [/^(invoice_\w+)\.sql$/, ['functions/import/import-invoice', 'functions/import/import-invoice-runs']],
  [/^(notification\w*)\.sql$/, ['notification', 'notification-preferences', 'claim-messages']],
  [/^(late_deliveries|cost_(report|periods|sums))\.sql$/, ['cost-report', 'cost-periods']],
];

/** Besides those listed: what has the name of the function's file, and what names the function. */
function testsAbout({ name, file }: Changed): string[] {
  const listed = ABOUT.flatMap(([pattern, tests]) => (pattern.test(name) || pattern.test(file) ? tests : []));
  const naming = TESTS.filter(
    (test) => !LISTING.includes(test) && new RegExp(`\\b${name}\\b`).test(textOf(test)),
  );
  const alike = TESTS.filter((test) => test === file.replace('.sql', '').replaceAll('_', '-'));
  return [...new Set([...alike, ...listed, ...naming])].filter((test) => !test.endsWith('concurrency'));
}

/** They name functions in lists of all that there are. */
const LISTING = ['second-lock', 'api-role', 'api-login'];
const textOf = (test: string) => readFileSync(`database/${test}.test.ts`, 'utf8');
const TESTS = readdirSync('database')
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replace('.test.ts', ''));

const passing = new Map<string, Promise<string | null>>();

/** What the tests of a function say with it changed so, or null. */
export async function faultOfTests(one: Changed): Promise<string | null> {
  const files = testsAbout(one);
  if (files.length === 0) return null;
  const known = passing.get(files.join()) ?? run(files);
  passing.set(files.join(), known);
  const before = await known;
  if (before !== null) throw new Error(`with every lock in place: ${before}`);
  const folder = await mkdtemp(join(tmpdir(), 'lock-'));
  try {
    const path = join(folder, 'changed.sql');
    await writeFile(path, one.sql);
    return await run(files, path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The first line that tells of a failure. */
function run(tests: string[], changed?: string): Promise<string | null> {
  const files = tests.map((name) => `${name.includes('/') ? name : `database/${name}`}.test.ts`);
  const env = { ...process.env, ...(changed && { POSTROOM_CHANGED_SQL: changed }) };
  const command = [
    'vitest',
    'run',
    ...['--project', 'database', '--project', 'unit'],
    '--bail',
    '1',
    '--no-file-parallelism',
    ...files,
  ];
  return new Promise((resolve, reject) => {
    const tested = spawn('npx', command, { env });
    let told = '';
    for (const stream of [tested.stdout, tested.stderr]) stream.on('data', (text) => (told += String(text)));
    tested.on('close', (code) => {
      if (told.includes('timed out')) reject(new Error(`${tests.join(', ')} had no time`));
      resolve(code === 0 ? null : (/^.*(?:FAIL|Error).*$/m.exec(told)?.[0].trim() ?? 'the tests fail'));
    });
  });
}
