import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Database } from './database.ts';

const STATEMENT = 'rds-data:ExecuteStatement';
const TRANSACTION = ['BeginTransaction', 'CommitTransaction', 'RollbackTransaction'].map(
  (action) => `rds-data:${action}`,
);

/** What it takes to run single statements as the API's login. */
export function apiAccess(database: Database): PolicyStatement[] {
  return access(database, [STATEMENT], [database.apiSecret]);
}

/** What it takes to migrate as the owner, and to give the API's login its password. */
export function ownerAccess(database: Database): PolicyStatement[] {
  return access(database, [STATEMENT, ...TRANSACTION], [database.masterSecret, database.apiSecret]);
}

function access({ cluster, key }: Database, actions: string[], secrets: ISecret[]): PolicyStatement[] {
  return [
    new PolicyStatement({ actions, resources: [cluster.clusterArn] }),
    new PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: secrets.map(({ secretArn }) => secretArn),
    }),
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${Aws.REGION}.amazonaws.com` } },
    }),
  ];
}
