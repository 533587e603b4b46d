import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { assetFolder } from './checks/lambda-faults.ts';
import { resourcesOf } from './checks/template.ts';
import { alwaysOn, payAsYouGo } from './settings.ts';
import { synthesise } from './test-synthesis.ts';

const synthesis = synthesise();
const again = synthesise();
const template = Template.fromJSON(synthesis.template);

describe('the stack', () => {
  it('is the same whenever it is synthesised (F131)', () => {
    expect(again.template).toEqual(synthesis.template);
  });

  it('tells those who build on it where things are', () => {
    expect(Object.keys(synthesis.template.Outputs ?? {}).sort()).toEqual([
      'ApiKey',
      'ApiSecretArn',
      'ClusterArn',
      'DatabaseName',
      'GraphQlUrl',
      'ImportBucketName',
      'MasterSecretArn',
      'NotifyDeadLettersUrl',
      'NotifyQueueUrl',
      'RelayDeadLettersUrl',
      'RelayFunctionName',
      'TopicArn',
      'UserPoolClientId',
      'UserPoolId',
    ]);
  });

  it('has no function in a network, and no function that CDK brought along', () => {
    const functions = resourcesOf(synthesis.template, 'AWS::Lambda::Function');

    expect(functions.filter(({ properties }) => 'VpcConfig' in properties)).toEqual([]);
    expect(functions.map(({ logicalId }) => logicalId.replace(/Function.*/, ''))).toEqual([
      'MigrationMigrate',
      'EventsRelay',
      'DelayWatch',
      'NotificationsContacts',
      'NotificationsNotify',
      'ImportsStart',
      'ImportsImport',
      'CostReportsReport',
      'AccountsStaff',
      'AccountsClaims',
      'AccountsForget',
    ]);
  });

  it('is small enough for one template (F106)', () => {
    const resources = Object.keys(synthesis.template.Resources).length;
    const kilobytes = Math.round(JSON.stringify(synthesis.template).length / 1000);

    console.log(`${resources} resources, ${kilobytes} kB of template`);
    expect(resources).toBeLessThan(500);
    expect(kilobytes).toBeLessThan(1000);
  });
});

describe('the database', () => {
  it('is Aurora Serverless v2, PostgreSQL 18, behind the Data API, and pauses when nobody asks (F65, F127)', () => {
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      Engine: 'aurora-postgresql',
      EngineVersion: Match.stringLikeRegexp('^18\\.'),
      EnableHttpEndpoint: true,
      ManageMasterUserPassword: true,
      StorageEncrypted: true,
      DeletionProtection: true,
      ServerlessV2ScalingConfiguration: { MinCapacity: 0, MaxCapacity: 8, SecondsUntilAutoPause: 1800 },
    });
    template.hasResourceProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.serverless' });
    template.resourceCountIs('AWS::RDS::DBInstance', 1);
  });

  it('can be reached from no network', () => {
    template.resourceCountIs('AWS::EC2::InternetGateway', 0);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
  });

  it('is migrated before a resolver, the relay or an import asks it', () => {
    const migration = resourcesOf(synthesis.template, 'AWS::CloudFormation::CustomResource').map(
      ({ logicalId }) => logicalId,
    );
    const waiting = Object.entries(synthesis.template.Resources)
      .filter(([, { DependsOn = [] }]) => migration.some((logicalId) => DependsOn.includes(logicalId)))
      .map(([logicalId]) => logicalId);

    const resolvers = resourcesOf(synthesis.template, 'AWS::AppSync::Resolver').map(
      ({ logicalId }) => logicalId,
    );
    expect(migration).toHaveLength(1);
    expect(waiting).toEqual(
      expect.arrayContaining([
        ...resolvers,
        expect.stringMatching(/^EventsRelayFunction/),
        expect.stringMatching(/^ImportsStartFunction/),
        expect.stringMatching(/^ImportsImportFunction/),
        expect.stringMatching(/^Accounts(Staff|Claims|Forget)Function/),
      ]),
    );
  });
});

describe('the Lambdas', () => {
  const all = resourcesOf(synthesis.template, 'AWS::Lambda::Function');
  const lambdaOf = (path: string) => all.find(({ logicalId }) => logicalId.startsWith(`${path}Function`));
  const migrate = lambdaOf('MigrationMigrate');
  const lambdas = {
    migrate,
    relay: lambdaOf('EventsRelay'),
    notify: lambdaOf('NotificationsNotify'),
    contacts: lambdaOf('NotificationsContacts'),
    startImport: lambdaOf('ImportsStart'),
    importing: lambdaOf('ImportsImport'),
    costReport: lambdaOf('CostReportsReport'),
    addStaff: lambdaOf('AccountsStaff'),
    claimPerson: lambdaOf('AccountsClaims'),
    forget: lambdaOf('AccountsForget'),
  };
  const database = ['CLUSTER_ARN', 'SECRET_ARN', 'DATABASE_NAME'];
  const oneShots = ['ONE_SHOTS_DEAD_LETTERS_ARN', 'ONE_SHOTS_GROUP', 'ONE_SHOTS_ROLE_ARN'];

  it.each([
    ['migrate', [...database, 'API_SECRET_ARN']],
    ['relay', [...database, ...oneShots, 'DEAD_LETTERS_URL', 'DELAY_WATCH_ARN', 'GRAPHQL_URL', 'TOPIC_ARN']],
    ['notify', [...database, ...oneShots, 'CONTACTS_ARN', 'SENDING_LIMITS']],
    ['contacts', [...database, ...oneShots, 'NOTIFY_QUEUE_URL']],
    ['startImport', [...database, 'BUCKET_NAME']],
    ['importing', [...database, 'BUCKET_NAME', 'GRAPHQL_URL']],
    ['costReport', [...database, 'BUCKET_NAME', 'KEPT_SECONDS']],
    ['addStaff', [...database, 'INVITATION_DAYS', 'USER_POOL_ID']],
    ['claimPerson', [...database, 'USER_POOL_ID']],
    ['forget', [...database, 'USER_POOL_ID']],
  ] as const)('give %s its settings, and nothing else', (job, names) => {
    const { Variables } = lambdas[job]?.properties.Environment as { Variables: Record<string, unknown> };

    expect(Object.keys(Variables).sort()).toEqual([...names].sort());
  });

  it('tell notify on which page packages are followed, where there is one', () => {
    const trackingPage = 'https://example.org/track/';
    const settings = { ...payAsYouGo, sending: { ...payAsYouGo.sending, trackingPage } };
    const { template } = synthesise(settings);

    expect(JSON.stringify(template)).toContain(`"TRACKING_PAGE":"${trackingPage}"`);
  });

  it.each([
    ['migrate', 500],
    ['relay', 700],
    // texts in four languages
    ['notify', 800],
    ['contacts', 600],
    // the client of S3 is a third of it
    ['startImport', 600],
    ['importing', 600],
    // what reads fonts is two thirds of it, and started only where a page is drawn
    ['costReport', 1500],
    ['addStaff', 500],
    ['claimPerson', 500],
    ['forget', 600],
  ] as const)('hold %s whole, in less than %i kilobytes', (job, kilobytes) => {
    const lambda = lambdas[job];
    const bundle = lambda && readFileSync(join(assetFolder(lambda, synthesis), 'index.mjs'), 'utf8');

    console.log(`${job}: ${Math.round((bundle?.length ?? 0) / 1000)} kB`);
    expect(bundle).not.toMatch(/from\s*["']@(aws-sdk|smithy)/);
    expect(bundle?.length).toBeLessThan(kilobytes * 1000);
  });

  it('carry the SQL beside the migration', () => {
    const folder = migrate && assetFolder(migrate, synthesis);

    for (const name of ['migrations', 'functions'])
      expect(readdirSync(join(String(folder), name))).toEqual(
        readdirSync(join(import.meta.dirname, '../database', name)).filter((file) => file.endsWith('.sql')),
      );
  });
});

describe('notifications', () => {
  it('come raw from the topic into a queue, and after five tries among the dead letters', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sqs', RawMessageDelivery: true });
    template.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: { maxReceiveCount: 5 },
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 360,
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('raise an alarm when one is given up on', () => {
    template.resourcePropertiesCountIs(
      'AWS::CloudWatch::Alarm',
      { MetricName: 'ApproximateNumberOfMessagesVisible', AlarmActions: Match.anyValue() },
      7,
    );
  });
});

describe('manifests', () => {
  it('lie in a bucket that nobody can open, and are gone after 30 days', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [{ ExpirationInDays: 30, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }],
      },
      LoggingConfiguration: Match.anyValue(),
    });
  });

  it('can be put there by a page in a browser, and by no other call of one', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedMethods: ['PUT'] })] },
    });
  });

  it('begin their import by an event of EventBridge, for which nobody changes the bucket', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { object: { key: [{ prefix: 'manifests/' }, { prefix: 'invoices/' }] } },
      },
    });
    template.resourceCountIs('Custom::S3BucketNotifications', 0);
  });
});

describe('the stack that is always on', () => {
  const always = Template.fromJSON(synthesise(alwaysOn).template);

  it('never pauses, has a standby, and sweeps what no wake-up came for (F127)', () => {
    always.hasResourceProperties('AWS::RDS::DBCluster', {
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, SecondsUntilAutoPause: Match.absent() },
    });
    always.resourceCountIs('AWS::RDS::DBInstance', 2);
    always.hasResourceProperties('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(5 minutes)' });
  });
});
