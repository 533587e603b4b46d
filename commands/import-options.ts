import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Outputs } from './outputs.ts';

export const USAGE = `npm run import -- <file.csv> [--office <code>] [--dry-run] [--user <name>]

  --office    where the packages come from; the office of the user if not given
  --dry-run   check the file, and register nothing
  --user      a demo user, e.g. clerk.lis1@postroom.example, if POSTROOM_USERNAME and POSTROOM_PASSWORD are not set

The system is that of .local/outputs.json, or of the file in OUTPUTS.`;

export type Options = {
  file: string;
  isDryRun: boolean;
  officeCode: string;
  username: string;
  password: string;
};

/** What a person has to be told before anything can be done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Environment = Record<string, string | undefined>;

export function optionsOf(args: string[], environment: Environment, { custom }: Partial<Outputs>): Options {
  const { values, positionals } = parsed(args);
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new UsageError(USAGE);
  const own = { username: environment['POSTROOM_USERNAME'], password: environment['POSTROOM_PASSWORD'] };
  const users = custom?.demoUsers ?? [];
  const demoUser = users.find(({ username, role, officeCode }) =>
    values.user
      ? username.split('@')[0] === values.user.split('@')[0]
      : role === 'clerk' && officeCode === (values.office ?? 'LIS1'),
  );
  const { username, password } = own.username ? own : (demoUser ?? own);
  if (!username || !password)
    throw new UsageError('Nobody can sign in: set POSTROOM_USERNAME and POSTROOM_PASSWORD.');
  const officeCode = values.office ?? (own.username ? undefined : demoUser?.officeCode);
  if (!officeCode) throw new UsageError('--office says where the packages come from, e.g. --office LIS1.');
  // npm runs us in the folder of the project
  const path = resolve(environment['INIT_CWD'] ?? '.', file);
  return { file: path, isDryRun: values['dry-run'] ?? false, officeCode, username, password };
}

function parsed(args: string[]) {
  const options = {
    office: { type: 'string' },
    user: { type: 'string' },
    'dry-run': { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new UsageError(USAGE);
  }
}

export function readOutputs(environment: Environment): Outputs {
  const file = environment['OUTPUTS'] ?? join(environment['DATA_DIR'] ?? '.local', 'outputs.json');
  if (!existsSync(file)) {
    throw new UsageError(`There is no ${file}: start the system with \`npm start\` in another terminal.`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Outputs;
}
