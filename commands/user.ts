import { UsageError } from './import-options.ts';
import { makeUser, type Made } from './make-user.ts';
import { userOptions, type UserOptions } from './user-options.ts';
import { targetOf } from './user-target.ts';

try {
  const options = userOptions(process.argv.slice(2));
  const target = await targetOf(options.stack, process.env);
  console.log(report(target.name, options, await makeUser(target, options)));
} catch (fault) {
  console.error(fault instanceof UsageError ? fault.message : `That failed: ${reasonOf(fault)}`);
  process.exitCode = 1;
}

function report(name: string, { email, printsPassword }: UserOptions, made: Made): string {
  const account = {
    made: printsPassword ? 'made' : `made; an e-mail with a password for the first time went to ${email}`,
    there: 'was there before, and keeps its password',
  };
  const lines = [
    `In ${name}`,
    `User id    ${made.userId}`,
    `Account    ${account[made.account]}`,
    `Groups     ${made.groups.join(', ') || 'none: a person'}`,
    ...(made.office ? [`Office     ${made.office}`] : []),
    ...(made.password ? [`Password   ${made.password} (for the first sign-in, within three days)`] : []),
  ];
  return lines.join('\n');
}

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
}
