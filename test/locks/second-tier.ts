import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What the cells do not come to is known to tests of the database: what was sent before and is sent again, where a list is
 * looked for, what becomes of what was written. Which of them are about a function.
 */
const TESTS: [RegExp, string[]][] = [
  [/^(complete_package|may_complete)$/, ['complete-package']],
  [/^start_import$/, ['imports']],
  [/^(scope_office|scopes_of|lists_of|sources_of|source_of_\w+|fitting|conditions_of)$/, ['package-page']],
  [
    /^(package_of_\w+|place_of_scan|with_fault_of_place|may_report|right_to_record)$/,
    ['scan-rights', 'record-scans', 'record-scan-batch'],
  ],
  [/^open_(package|packages|people|office)$/, ['second-lock']],
  [/^(may_take_back|is_own_and_recent|refusal_of_void)$/, ['void-event', 'scan-rights']],
  [/^(refusal_of|may_dispose)$/, ['disposal', 'acts']],
  [/^(register_package|registration_time|may_register|is_person|person_named)$/, ['register-package']],
  [/^(changes_of_\w+|open_changes|event_seen_by)$/, ['package-changes', 'second-lock']],
  [/^(rights_to_follow|ends_of_work|followed_\w+)$/, ['subscriptions']],
  [
    /^(fault_of_link|is_live|tracking_links|create_tracking_link|revoke_tracking_link)$/,
    ['tracking-links', 'link-tracking'],
  ],
  [/^(personal_\w+|people_to_export|people_exported|packages_to_export)$/, ['personal-data']],
  [/^(update_person|right_to_person|may_reset|reset_preferences)$/, ['update-person', 'rights']],
  [/^(staff_page|remove_staff|open_staff)$/, ['locations-and-staff']],
  [/^(claim_people|own_people|me)$/, ['claim-people']],
  [/^(erase_person|forget_\w+|is_needed_account)$/, ['erase-person', 'erasures']],
  [
    /^(package_right|right_of_user|visible_\w+|own_\w+|package_page)$/,
    ['rights', 'second-lock', 'package-page'],
  ],
];

const passing = new Map<string, Promise<string | null>>();

/** What the tests of a function say with it changed so, or null. */
export async function faultOfTests(name: string, sql: string): Promise<string | null> {
  const files = TESTS.flatMap(([pattern, tests]) => (pattern.test(name) ? tests : []));
  if (files.length === 0) return null;
  const known = passing.get(files.join()) ?? run(files);
  passing.set(files.join(), known);
  const before = await known;
  if (before !== null) throw new Error(`with every lock in place: ${before}`);
  const folder = await mkdtemp(join(tmpdir(), 'lock-'));
  try {
    const path = join(folder, 'changed.sql');
    await writeFile(path, sql);
    return await run(files, path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The first line that tells of a failure. */
function run(tests: string[], changed?: string): Promise<string | null> {
  const files = tests.map((name) => `database/${name}.test.ts`);
  const env = { ...process.env, ...(changed && { POSTROOM_CHANGED_SQL: changed }) };
  const command = ['vitest', 'run', '--project', 'database', '--bail', '1', ...files];
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
