import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SingleBar, Presets } from 'cli-progress';
import type { DemoSummary } from '../demo/compare.ts';
import { playDemo } from '../demo/demo.ts';
import type { Outputs } from './outputs.ts';

const SCANS = 2000;

const outputs = readOutputs();
if (!(await isRunning(outputs)))
  stop('The system does not run: start it with `npm start` in another terminal.');
const summary = await play(outputs);
print(summary);
process.exit(summary.disagreements.length > 0 ? 1 : 0);

async function play({ Auth, API, custom }: Outputs): Promise<DemoSummary> {
  const bar = new SingleBar(
    { format: 'A day of scans |{bar}| {value} of {total}', noTTYOutput: true, notTTYSchedule: 5000 },
    Presets.shades_classic,
  );
  bar.start(SCANS, 0);
  try {
    return await playDemo({
      endpoints: {
        graphqlUrl: custom.graphqlUrl,
        region: API.GraphQL.region,
        userPoolClientId: Auth.Cognito.userPoolClientId,
        userPoolEndpoint: Auth.Cognito.userPoolEndpoint,
      },
      inboxUrl: custom.inboxUrl,
      users: custom.demoUsers,
      scanCount: SCANS,
      onScan: (done, planned) => {
        bar.setTotal(planned);
        bar.update(done);
      },
    });
  } finally {
    bar.stop();
  }
}

function print(summary: DemoSummary): void {
  console.log(`
Packages         ${summary.packages}, all registered and delivered through the API
Scans sent       ${summary.scansSent}, of which ${summary.sentTwice} were sent twice
Events pushed    ${summary.pushesExpected} expected, ${summary.pushesReceived} received, ${summary.pushesRepeated} repeated
Messages         ${summary.messagesExpected} by the matrix; ${summary.messagesReceived} e-mails in the inbox, ${summary.messagesWaiting} messages wait for the night to end or for their turn
Disagreements    ${summary.disagreements.length}`);
  for (const sentence of summary.disagreements.slice(0, 20)) console.log(`  ${sentence}`);
}

function readOutputs(): Outputs {
  const file = join(process.env['DATA_DIR'] ?? '.local', 'outputs.json');
  if (!existsSync(file)) stop('The system does not run: start it with `npm start` in another terminal.');
  return JSON.parse(readFileSync(file, 'utf8')) as Outputs;
}

async function isRunning({ custom }: Outputs): Promise<boolean> {
  return fetch(custom.inboxUrl).then(
    ({ ok }) => ok,
    () => false,
  );
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
