import { parseArgs } from 'node:util';
import { UsageError } from './import-options.ts';

export const USAGE = `npm run user -- --email <address> [--group <group>]… [--office <code> [--role <role>]]
                [--stack <name>] [--print-password]

  --email            who; gets an account, and an e-mail with a password for the first time, if there is none
  --group            admin, staff or finance, also several; none is a person who sends and receives
  --office           where they work, e.g. LIS1; they are staff then
  --role             CLERK or MANAGER of the office; CLERK if not given
  --stack            the deployed stack, e.g. Postroom, in the account and region of the environment;
                     the system of .local/outputs.json, or of the file in OUTPUTS, if not given
  --print-password   print the password for the first time here, and send no e-mail`;

const GROUPS = ['admin', 'staff', 'finance'];
const ROLES = ['CLERK', 'MANAGER'];

export type UserOptions = {
  email: string;
  groups: string[];
  office?: { code: string; role: string };
  stack?: string;
  printsPassword: boolean;
};

export function userOptions(args: string[]): UserOptions {
  const { email = '', group = [], office, role, stack, ...flags } = parsed(args);
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new UsageError(USAGE);
  const unknown = group.find((name) => !GROUPS.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no group ${unknown}: ${GROUPS.join(', ')}.`);
  if (role !== undefined && !office) throw new UsageError('--role is one of an office: name it by --office.');
  const ofOffice = (role ?? 'CLERK').toUpperCase();
  if (!ROLES.includes(ofOffice)) throw new UsageError(`There is no role ${role}: ${ROLES.join(', ')}.`);
  return {
    email: email.toLowerCase(),
    groups: [...new Set([...group, ...(office ? ['staff'] : [])])],
    ...(office !== undefined && { office: { code: office.toUpperCase(), role: ofOffice } }),
    ...(stack !== undefined && { stack }),
    printsPassword: flags['print-password'] ?? false,
  };
}

function parsed(args: string[]) {
  const options = {
    email: { type: 'string' },
    group: { type: 'string', multiple: true },
    office: { type: 'string' },
    role: { type: 'string' },
    stack: { type: 'string' },
    'print-password': { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new UsageError(USAGE);
  }
}
