import type { FateOfPush } from './appsync/realtime/publisher.ts';
import { readAssembly } from './assembly/read-assembly.ts';
import { wallClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { createClosing } from './closing.ts';
import type { Closing } from './closing.ts';
import { createCloudServices } from './cloud-services.ts';
import type { CloudServices } from './cloud-services.ts';
import type { DataApiCall } from './data-api/call-log.ts';
import { openDataDirectory } from './data-directory.ts';
import { faultControl, FAULTS_PATH } from './faults/control.ts';
import { createFaults } from './faults/faults.ts';
import type { Faults } from './faults/faults.ts';
import type { AccessRecord } from './iam/policies/access-control.ts';
import type { InboxMessage } from './inbox/types.ts';
import { describeOutputs } from './outputs.ts';
import type { Outputs } from './outputs.ts';
import type { AppPage } from './pages/app-page.ts';
import { servePages } from './pages/serve-pages.ts';
import { openDatabase } from './postgres/open-database.ts';
import type { Database } from './postgres/types.ts';
import { createStack } from './resources/create-stack.ts';
import type { CreatedStack, StackResource } from './resources/create-stack.ts';
import type { Schedule } from './scheduler/types.ts';
import { serveApi } from './serve-api.ts';
import { startServer } from './server.ts';
import { createActivity, settle } from './settle.ts';
import { asStartError } from './start-error.ts';
import { createTimings } from './timings.ts';
import type { Timing } from './timings.ts';

export type LocalCloudOptions = {
  /** The folder that CDK synthesised into. */
  assembly: string;
  /** Any free one if it is 0 or not given. */
  port?: number;
  /** Where everything is kept; nothing is if it is `memory` or not given. */
  dataDirectory?: string | 'memory';
  /** A Postgres server to use instead of the one that comes along. */
  databaseUrl?: string;
  /**
   * Where the database is kept as it was once the stack was there, written by the first start and begun with by the next
   * ones; for databases in memory.
   */
  databaseImage?: string;
  /** Lets whoever reaches the port make things go wrong, at `/_faults`. */
  faults?: boolean;
  /** Lets tools ask for the schema even if the stack does not. */
  introspection?: boolean;
  /** Pages to show beside those that every stack has. */
  pages?: AppPage[];
  /** By which schedules go off that are made while it runs; the clock on the wall unless another is given. */
  clock?: Clock;
  log?: (line: string) => void;
};

export type LocalCloud = {
  url: string;
  graphqlUrl: string;
  stackOutputs: Record<string, string>;
  /** What configures a client. */
  outputs: Outputs;
  /** For SDK clients of the developer: region, credentials, endpoints. */
  environment: Record<string, string>;
  /** Whether the data directory was empty. */
  isNew: boolean;
  resources: StackResource[];
  timings: Timing[];
  dataApiCalls: () => readonly DataApiCall[];
  /** Those that were made while it runs, and have not gone off. */
  schedules: () => readonly Schedule[];
  inbox: () => InboxMessage[];
  /** The policies that are in force, and what has been asked of them. */
  access: () => AccessRecord;
  /** By which rule the firewall refused each of the last thousand requests that it refused. */
  refusals: () => readonly string[];
  /** Makes things go wrong on demand. */
  faults: Faults;
  invokeLambda: (logicalIdOrArn: string, payload: unknown) => Promise<unknown>;
  /** Settles when no event, message or push is under way. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
};

const REMEMBERED_REFUSALS = 1_000;
const CLOUD = { region: 'eu-west-1', accountId: '000000000000' };

/** Runs a synthesised stack on this machine; rejects with `StartError` if it cannot. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const closing = createClosing();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.closeAll().catch(() => {});
    throw asStartError(error);
  }
}

async function start(options: LocalCloudOptions, closing: Closing): Promise<LocalCloud> {
  const { port = 0, dataDirectory = 'memory', databaseUrl, clock = wallClock, log = () => {} } = options;
  const timings = createTimings();
  const activity = createActivity();

  const assembly = readAssembly(options.assembly);
  const { stackName } = assembly;
  const data = openDataDirectory(dataDirectory, log);
  closing.add(data.close);
  const server = await startServer(port, log);
  closing.add(server.stop);
  const { strike, ...faults } = createFaults({ dropSockets: (id) => api.dropSockets(id) });
  if (options.faults) server.serve(FAULTS_PATH, faultControl(faults));

  const openOnce = () =>
    openDatabase({ dataDirectory: data.database, databaseUrl, image: options.databaseImage });
  let database: Database | undefined;
  const services = createCloudServices({
    stack: { ...CLOUD, stackName },
    assembly,
    appPages: options.pages ?? [],
    server,
    store: data.store,
    objects: data.objects,
    closing,
    activity,
    clock,
    timings,
    strike,
    openDatabase: async () => (database = await openOnce()),
    isDatabaseOurs: databaseUrl === undefined,
    log,
  });
  const fateOfPush: FateOfPush = (subscriptionId) =>
    (strike('pushLost', { subscriptionId }) && 'LOST') ??
    (strike('pushReordered', { subscriptionId }) && 'OVERTAKEN');
  const stack = await timings.measure('resources', () => createStack(assembly.template, services));
  if (options.databaseImage) await database?.keepImage(options.databaseImage);
  const refusals: string[] = [];
  const refused = (rule: string) => {
    log(`The firewall refused a request: ${rule}.`);
    refusals.splice(0, refusals.length - REMEMBERED_REFUSALS + 1);
    refusals.push(rule);
  };
  const api = await timings.measure('API', () =>
    serveApi(services.api, server, { introspection: options.introspection, log, fateOfPush, refused }),
  );
  closing.add(api.close);

  const outputs = describeOutputs(services, stack, api.definition);
  servePages(server, {
    stackName,
    stack,
    outputs,
    inboxPage: services.inbox.handlePage,
    appPages: options.pages ?? [],
  });
  services.begin();
  return {
    ...handleOf(services, stack, outputs),
    faults,
    refusals: () => refusals,
    isNew: data.isNew,
    timings: timings.list(),
    idle: () =>
      settle(
        [services.scheduler.idle, services.lambdas.idle, services.sns.idle, services.sqs.idle, api.idle],
        activity,
      ),
    stop: closing.closeAll,
  };
}

/** What users of a running cloud see of its stack. */
function handleOf(
  { lambdas, clusters, scheduler, inbox, access, baseUrl }: CloudServices,
  stack: CreatedStack,
  outputs: Outputs,
) {
  const { graphqlUrl, environment } = outputs.custom;
  return {
    url: baseUrl,
    graphqlUrl,
    stackOutputs: stack.outputs,
    outputs,
    environment,
    resources: stack.resources,
    dataApiCalls: () => clusters.dataApi().calls(),
    schedules: scheduler.schedules,
    inbox: inbox.messages,
    access: access.record,
    invokeLambda: async (logicalIdOrArn: string, payload: unknown) =>
      lambdas.invoke(stack.arnOf(logicalIdOrArn), payload, 'RequestResponse'),
  };
}
