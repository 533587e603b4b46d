import { LambdaDataSource, NoneDataSource } from 'aws-cdk-lib/aws-appsync';
import type { BaseDataSource } from 'aws-cdk-lib/aws-appsync';
import { PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { DataSourceName } from '../graphql/wiring.ts';
import type { Api } from './api.ts';
import { apiAccess } from './data-api-access.ts';
import { DatabaseDataSource } from './database-data-source.ts';
import type { Database } from './database.ts';
import { callingForUs } from './service-principals.ts';

type DataSourcesProps = { api: Api; database: Database; relay: IFunction; imports: IFunction };

/** Whom resolvers can ask, each with a role that can do just that. */
export class DataSources extends Construct {
  readonly byName: Record<DataSourceName, BaseDataSource>;

  constructor(
    scope: Construct,
    id: string,
    { api: { graphql: api }, database, relay, imports }: DataSourcesProps,
  ) {
    super(scope, id);
    const role = (name: string, statements: PolicyStatement[]) =>
      new Role(this, name, {
        assumedBy: callingForUs('appsync.amazonaws.com', api.arn),
        inlinePolicies: { Ask: new PolicyDocument({ statements }) },
      }).withoutPolicyUpdates();
    const invoke = ({ functionArn }: IFunction) =>
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] });

    this.byName = {
      database: new DatabaseDataSource(this, 'Database', {
        api,
        database,
        serviceRole: role('DatabaseRole', apiAccess(database)),
      }),
      relay: new LambdaDataSource(this, 'Relay', {
        api,
        lambdaFunction: relay,
        serviceRole: role('RelayRole', [invoke(relay)]),
      }),
      imports: new LambdaDataSource(this, 'Imports', {
        api,
        lambdaFunction: imports,
        serviceRole: role('ImportsRole', [invoke(imports)]),
      }),
      none: new NoneDataSource(this, 'None', { api }),
    };
  }
}
