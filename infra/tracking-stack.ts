import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Accounts } from './accounts.ts';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import { CostReports } from './cost-reports.ts';
import { acknowledgeContactTopics } from './contact-topics.ts';
import { DataKey } from './data-key.ts';
import { DataSources } from './data-sources.ts';
import { DelayWatch } from './delay-watch.ts';
import { Database } from './database.ts';
import { Events } from './events.ts';
import { Identity } from './identity.ts';
import { Imports } from './imports.ts';
import { Migration } from './migration.ts';
import { Network } from './network.ts';
import { Notifications } from './notifications.ts';
import { OneShots } from './one-shots.ts';
import { writeOutputs } from './outputs.ts';
import { Resolvers } from './resolvers.ts';
import type { Settings } from './settings.ts';
import { Firewall } from './waf.ts';

/**
 *   client ── Firewall ── Api ── Resolvers ──┬── Database ── Migration
 *                │         ↑                 └── Events: relay ──┬── Api: subscribers
 *             Identity ────┘  └── Imports: start                  └── topic ── Notifications: queue ── notify
 *      └── bucket ── import ── Database
 *   Resolvers ── CostReports: report ──┬── bucket
 *                                      └── Database
 *   Resolvers ── Accounts: staff, claims, forget ──┬── Identity
 *                                                  └── Database
 */
export class TrackingStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      description: 'Postroom: package tracking',
      terminationProtection: true,
      tags: { application: 'postroom' },
    });

    const key = new DataKey(this, 'DataKey');
    const { vpc } = new Network(this, 'Network');
    const database = new Database(this, 'Database', { vpc, key, settings: settings.database });
    const { done: after } = new Migration(this, 'Migration', { database });

    const identity = new Identity(this, 'Identity');
    const api = new Api(this, 'Api', { identity, settings });
    const oneShots = new OneShots(this, 'OneShots');
    const events = new Events(this, 'Events', { api, database, oneShots, settings: settings.relay, after });
    const delayWatch = new DelayWatch(this, 'DelayWatch', { database, events, oneShots, after });
    const notifications = new Notifications(this, 'Notifications', {
      topic: events.topic,
      database,
      oneShots,
      settings: settings.sending,
      after,
    });

    const imports = new Imports(this, 'Imports', { api, database, settings: settings.imports, after });

    const costReports = new CostReports(this, 'CostReports', {
      database,
      settings: settings.costExports,
      after,
    });

    const accounts = new Accounts(this, 'Accounts', {
      identity,
      database,
      settings: settings.forget,
      after,
    });

    const { byName: dataSources } = new DataSources(this, 'DataSources', {
      api,
      database,
      relay: events.relay.function,
      imports: imports.start.function,
      costReports: costReports.report.function,
      staff: accounts.staff.function,
      claims: accounts.claims.function,
      forget: accounts.forget.function,
      contacts: notifications.contacts.function,
    });
    new Resolvers(this, 'Resolvers', { api, dataSources, after });

    if (settings.hasFirewall)
      new Firewall(this, 'Firewall', {
        protects: { Api: api.graphql.arn, Users: identity.pool.userPoolArn },
      });
    acknowledgeContactTopics(this);
    new Alarms(this, 'Alarms', {
      events,
      notifications,
      imports,
      accounts,
      costReports,
      delayWatch,
      oneShots,
      email: settings.alarmEmail,
    });

    writeOutputs(this, {
      GraphQlUrl: api.graphql.graphqlUrl,
      ApiKey: api.apiKey,
      UserPoolId: identity.pool.userPoolId,
      UserPoolClientId: identity.client.userPoolClientId,
      ClusterArn: database.cluster.clusterArn,
      MasterSecretArn: database.masterSecret.secretArn,
      ApiSecretArn: database.apiSecret.secretArn,
      DatabaseName: database.databaseName,
      TopicArn: events.topic.topicArn,
      RelayFunctionName: events.relay.function.functionName,
      RelayDeadLettersUrl: events.deadLetters.queueUrl,
      NotifyQueueUrl: notifications.queue.queueUrl,
      NotifyDeadLettersUrl: notifications.deadLetters.queueUrl,
      ImportBucketName: imports.bucket.bucketName,
    });
  }
}
