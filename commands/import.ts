import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { signIn, type GraphqlClient } from '../demo/graphql-client.ts';
import { ListOfficesDocument } from '../graphql/generated/graphql.ts';
import { importManifest, OutOfSight, type Imported } from './import-manifest.ts';
import { optionsOf, readOutputs, UsageError, type Options } from './import-options.ts';
import { progressView } from './import-progress.ts';
import type { Outputs } from './outputs.ts';

const MOST_PROBLEMS_SHOWN = 50;

try {
  const outputs = readOutputs(process.env);
  const options = optionsOf(process.argv.slice(2), process.env, outputs);
  const imported = await run(outputs, options);
  print(imported);
  process.exitCode = imported.import.state === 'FAILED' || imported.problems.length > 0 ? 1 : 0;
} catch (fault) {
  const isSaid = fault instanceof UsageError || fault instanceof OutOfSight;
  console.error(isSaid ? fault.message : `The import failed: ${reasonOf(fault)}`);
  process.exitCode = 2;
}

async function run(outputs: Outputs, { file, officeCode, isDryRun, ...login }: Options): Promise<Imported> {
  const content = await readFile(file);
  const client = await signIn(endpointsOf(outputs), login.username, login.password);
  const view = progressView(process.stdout.isTTY, console.log);
  try {
    const officeId = await officeIdOf(client, officeCode);
    return await importManifest(
      client,
      { idempotencyKey: randomUUID(), officeId, fileName: basename(file), isDryRun, content },
      view.show,
    );
  } finally {
    view.stop();
    client.close();
  }
}

function endpointsOf({ Auth, API, custom }: Outputs) {
  return {
    graphqlUrl: custom?.graphqlUrl ?? API.GraphQL.endpoint,
    region: API.GraphQL.region,
    userPoolClientId: Auth.Cognito.userPoolClientId,
    userPoolEndpoint: Auth.Cognito.userPoolEndpoint,
  };
}

async function officeIdOf(client: GraphqlClient, code: string, nextToken?: string | null): Promise<string> {
  const { listOffices } = await client.send(ListOfficesDocument, { limit: 100, nextToken });
  const office = listOffices?.items.find((one) => one.code === code.toUpperCase());
  if (office) return office.id;
  if (!listOffices?.nextToken) throw new UsageError(`There is no office ${code}.`);
  return officeIdOf(client, code, listOffices.nextToken);
}

function print({ import: done, problems }: Imported): void {
  console.log(`
${done.isDryRun ? 'Dry run: nothing was registered.' : `Registered       ${done.registeredRows}`}
Known before     ${done.knownRows}
With problems    ${done.failedRows}
Rows             ${done.totalRows ?? done.checkedRows}`);
  if (done.error) console.error(`\nThe import failed: ${done.error.message}`);
  if (problems.length === 0) return;
  console.log('');
  console.table(
    problems
      .slice(0, MOST_PROBLEMS_SHOWN)
      .map(({ line, column, code, message }) => ({ line, column, code, message })),
  );
  if (problems.length > MOST_PROBLEMS_SHOWN)
    console.log(`… and ${problems.length - MOST_PROBLEMS_SHOWN} more.`);
}

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
