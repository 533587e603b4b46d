import { AppSyncClient } from '@aws-sdk/client-appsync';
import { CASES } from '../local/verify-aws/cases.ts';
import { verify } from '../local/verify-aws/verify.ts';

const HELP = `npm run verify:aws

Sends ${CASES.length} pieces of resolver code to EvaluateCode of AWS AppSync, and prints where AWS answers otherwise than
the local runtime does. It creates nothing, and needs the permission appsync:EvaluateCode. Credentials and region
(AWS_REGION, or else eu-west-1) are found as every AWS SDK finds them.

Exits with 0 if all answers are the same, and with 1 if some differ or if AWS could not be asked.`;

if (process.argv.includes('--help')) {
  console.log(HELP);
} else {
  process.exitCode = await run();
}

async function run(): Promise<number> {
  const client = new AppSyncClient({ region: process.env['AWS_REGION'] ?? 'eu-west-1' });
  if (!(await hasCredentials(client))) {
    console.error('Nothing was verified: there are no AWS credentials here (npm run verify:aws -- --help).');
    return 1;
  }
  try {
    return (await verify(client, CASES, console.log)) === 0 ? 0 : 1;
  } catch (error) {
    console.error(`AWS could not be asked: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

async function hasCredentials({ config }: AppSyncClient): Promise<boolean> {
  try {
    await config.credentials();
    return true;
  } catch {
    return false;
  }
}
