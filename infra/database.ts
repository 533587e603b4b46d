import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import type { DatabaseClusterProps } from 'aws-cdk-lib/aws-rds';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

type DatabaseProps = { vpc: IVpc; key: IKey; settings: Settings['database'] };

/** Aurora Serverless v2, PostgreSQL 18, reached through the Data API alone. */
export class Database extends Construct {
  readonly databaseName = 'postroom';
  readonly key: IKey;
  readonly cluster: DatabaseCluster;
  /** Of the login that owns the tables; for migrations alone. */
  readonly masterSecret: ISecret;
  /** Of the login that everybody else uses and that owns nothing; the migrations make it. */
  readonly apiSecret: ISecret;

  constructor(scope: Construct, id: string, { vpc, key, settings }: DatabaseProps) {
    super(scope, id);
    this.key = key;
    this.cluster = new DatabaseCluster(this, 'Cluster', {
      engine: DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_18_4 }),
      enableDataApi: true,
      defaultDatabaseName: this.databaseName,
      credentials: Credentials.fromUsername('postroom_owner', { encryptionKey: key }),
      manageMasterUserPassword: true,
      // the detail of an error and the values of a statement name people: neither is logged
      parameters: { log_error_verbosity: 'terse', log_parameter_max_length: '0' },
      ...capacity(settings),
      ...closedNetwork(this, vpc),
      ...protection(key),
    });
    if (!this.cluster.secret) throw new Error('The cluster manages no master secret.');
    this.masterSecret = this.cluster.secret;
    this.apiSecret = apiLogin(this, key);
  }
}

function capacity(settings: Settings['database']) {
  const canPause = settings.minimumCapacity === 0;
  return {
    writer: ClusterInstance.serverlessV2('Writer'),
    readers: settings.hasStandby ? [ClusterInstance.serverlessV2('Standby', { scaleWithWriter: true })] : [],
    serverlessV2MinCapacity: settings.minimumCapacity,
    serverlessV2MaxCapacity: settings.maximumCapacity,
    serverlessV2AutoPauseDuration: canPause ? settings.pauseAfter : undefined,
  } satisfies Partial<DatabaseClusterProps>;
}

function closedNetwork(scope: Construct, vpc: IVpc) {
  const nobodyEnters = new SecurityGroup(scope, 'NobodyEnters', {
    vpc,
    allowAllOutbound: false,
    description: 'Postroom database: no way in but the Data API',
  });
  return {
    vpc,
    vpcSubnets: { subnets: vpc.isolatedSubnets },
    securityGroups: [nobodyEnters],
    port: 54321,
    iamAuthentication: true,
  } satisfies Partial<DatabaseClusterProps>;
}

function protection(key: IKey) {
  return {
    storageEncrypted: true,
    storageEncryptionKey: key,
    backup: { retention: Duration.days(14) },
    copyTagsToSnapshot: true,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.SNAPSHOT,
  } satisfies Partial<DatabaseClusterProps>;
}

function apiLogin(scope: Construct, key: IKey): Secret {
  const secret = new Secret(scope, 'ApiLogin', {
    description: 'Postroom: the database login of resolvers and functions',
    encryptionKey: key,
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ username: 'postroom_api' }),
      generateStringKey: 'password',
      passwordLength: 40,
      excludePunctuation: true,
    },
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason:
      'The password alone opens nothing: the database has no network way in, and the Data API also wants the ' +
      'IAM right to this cluster. Rotating it would need one more function that may change logins.',
  });
  return secret;
}
