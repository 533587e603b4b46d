import { Aws } from 'aws-cdk-lib';
import { BackedDataSource } from 'aws-cdk-lib/aws-appsync';
import type { IGraphqlApi } from 'aws-cdk-lib/aws-appsync';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Database } from './database.ts';

type DatabaseDataSourceProps = { api: IGraphqlApi; database: Database; serviceRole: IRole };

/** The database, asked by AppSync. CDK's `RdsDataSource` also grants what Aurora Serverless v1 needed (F56). */
export class DatabaseDataSource extends BackedDataSource {
  constructor(scope: Construct, id: string, { api, database, serviceRole }: DatabaseDataSourceProps) {
    const relationalDatabaseConfig = {
      relationalDatabaseSourceType: 'RDS_HTTP_ENDPOINT',
      rdsHttpEndpointConfig: {
        awsRegion: Aws.REGION,
        awsSecretStoreArn: database.apiSecret.secretArn,
        dbClusterIdentifier: database.cluster.clusterArn,
        databaseName: database.databaseName,
      },
    };
    super(scope, id, { api, serviceRole }, { type: 'RELATIONAL_DATABASE', relationalDatabaseConfig });
  }
}
