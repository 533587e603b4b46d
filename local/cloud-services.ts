import type { Assembly } from './assembly/read-assembly.ts';
import type { StackIdentity } from './assembly/pseudo-parameters.ts';
import { pageVariables, type AppPage } from './pages/app-page.ts';
import { endpointVariables, serveAwsService } from './aws-endpoints.ts';
import type { ServiceName } from './aws-endpoints.ts';
import type { AwsService, Store } from './aws-service.ts';
import type { Clock } from './clock.ts';
import type { Closing } from './closing.ts';
import { createCognito } from './cognito/cognito.ts';
import { createEventBus } from './event-bridge/event-bus.ts';
import { createDataApi } from './data-api/create-data-api.ts';
import { createEventFlow } from './event-flow.ts';
import { withSnsFaults } from './faults/sns-faults.ts';
import type { Strike } from './faults/types.ts';
import { createCredentials } from './iam/credentials.ts';
import { createAccessControl } from './iam/policies/access-control.ts';
import { createInbox } from './inbox/inbox.ts';
import type { Inbox } from './inbox/types.ts';
import type { Database } from './postgres/types.ts';
import { createApiDraft } from './resources/api-draft.ts';
import { createClusters } from './resources/clusters.ts';
import { createCustomResources } from './resources/custom-resources.ts';
import { deployedResources } from './resources/deployed-resources.ts';
import type { Services } from './resources/services.ts';
import { createScheduler } from './scheduler/scheduler.ts';
import { deliverTo } from './resources/schedule-delivery.ts';
import { createS3, S3_PREFIX } from './s3/s3.ts';
import { createSecretsManager } from './secrets-manager/secrets-manager.ts';
import type { LocalServer } from './server.ts';
import { serviceHandler } from './service-handler.ts';
import type { Activity } from './settle.ts';
import { memoryStore } from './store.ts';
import type { Timings } from './timings.ts';

const ANSWERS = '/aws/cloudformation/custom-resource-answers';

type Surroundings = {
  stack: StackIdentity;
  assembly: Assembly;
  server: LocalServer;
  store: Store;
  /** Where the content of objects lies. */
  objects: string | 'memory';
  closing: Closing;
  activity: Activity;
  clock: Clock;
  timings: Timings;
  /** Tells whether something that was asked to go wrong does so now. */
  strike: Strike;
  openDatabase: () => Promise<Database>;
  /** Somebody else may empty another database than ours, so nothing is remembered of what was done to it. */
  isDatabaseOurs: boolean;
  appPages: AppPage[];
  log: (line: string) => void;
};

export type CloudServices = Services & {
  inbox: Inbox;
  /** Begins what had to wait until every resource was there. */
  begin: () => void;
};

/** Every service that resources may use, connected with one another and served, with nothing in it yet. */
export function createCloudServices(surroundings: Surroundings): CloudServices {
  const { stack, server, store, closing, activity, clock, timings, strike, log, isDatabaseOurs } =
    surroundings;
  const cloud = { region: stack.region, accountId: stack.accountId };
  const credentials = createCredentials({ cloud, store });
  const access = createAccessControl({ cloud, log });
  const secretsManager = createSecretsManager({ cloud, store });
  const inbox = createInbox({ store });
  const cognito = createCognito({ cloud, store, sendMessage: inbox.deliver, log });
  const flow = createEventFlow({ cloud, store, url: server.url, inbox, activity, access, strike, log });
  const customResources = createCustomResources({
    invoke: (...call) => timings.measure('custom resources', () => flow.lambdas.invoke(...call)),
    answerUrl: () => `${server.url}${ANSWERS}/`,
  });
  const eventBus = createEventBus();
  const deliver = deliverTo({ stack, access, sendEvent: flow.sendEvent, log });
  const scheduler = createScheduler({ cloud, store, clock, deliver: activity.counted(deliver), log });
  const s3 = createS3({
    cloud,
    store,
    credentials,
    access,
    log,
    directory: surroundings.objects,
    sendEvent: eventBus.send,
  });
  closing.add(s3.close);
  closing.add(flow.lambdas.close);
  closing.add(flow.sqs.close);
  closing.add(scheduler.close);

  const serve = (name: ServiceName, service: AwsService) =>
    serveAwsService(name, activity.counted(service), { server, credentials, access, cloud });
  serve('cognito-idp', cognito.service);
  serve('lambda', flow.lambdas.service);
  serve('scheduler', scheduler.service);
  serve('secretsmanager', secretsManager.service);
  serve('sns', withSnsFaults(flow.sns.service, strike));
  serve('sqs', flow.sqs.service);
  server.serveStream(`${S3_PREFIX}/`, activity.counted(s3.handle));
  server.serve(`${ANSWERS}/`, serviceHandler(ANSWERS, customResources.service));

  const clusters = createClusters(async ({ arn, databaseName, masterUsername, hasHttpEndpoint }) => {
    const database = await timings.measure('database', surroundings.openDatabase);
    closing.add(database.close);
    const usernameOf = (secretArn: string) => usernameIn(secretsManager.secretText(secretArn));
    const dataApi = createDataApi({
      database,
      usernameOf,
      masterUsername,
      resourceArn: arn,
      databaseName,
      hasHttpEndpoint,
      isPaused: () => strike('databasePaused') !== undefined,
    });
    closing.add(dataApi.close);
    serve('rds-data', dataApi.service);
    return dataApi;
  });

  const waiting: (() => void)[] = [];
  return {
    ...flow,
    eventBus,
    s3,
    stack,
    store,
    log,
    credentials,
    access,
    managedPolicies: new Map(),
    webAcls: new Map(),
    executionRoles: new Map(),
    scheduler,
    secretsManager,
    inbox,
    cognito,
    customResources,
    clusters,
    baseUrl: server.url,
    assetPath: surroundings.assembly.assetPath,
    api: createApiDraft(),
    deployed: deployedResources(isDatabaseOurs ? store : memoryStore()),
    endpoints: endpointVariables(server.url),
    pageVariables: pageVariables(server.url, surroundings.appPages),
    whenComplete: (begin) => waiting.push(begin),
    beforeStop: closing.add,
    begin: () => {
      waiting.forEach((begin) => begin());
      flow.lambdas.resume();
      scheduler.begin();
    },
  };
}

function usernameIn(secret: string | undefined): string | undefined {
  return secret === undefined ? undefined : (JSON.parse(secret) as { username?: string }).username;
}
