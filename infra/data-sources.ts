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

type Lambdas = Record<Exclude<DataSourceName, 'database' | 'none'>, IFunction>;
type DataSourcesProps = Lambdas & { api: Api; database: Database };

/** Whom resolvers can ask, each with a role that can do just that. */
export class DataSources extends Construct {
  readonly byName: Record<DataSourceName, BaseDataSource>;

  constructor(
    scope: Construct,
    id: string,
    { api: { graphql: api }, database, ...lambdas }: DataSourcesProps,
  ) {
    super(scope, id);
    const role = (name: string, statements: PolicyStatement[]) =>
      new Role(this, name, {
        assumedBy: callingForUs('appsync.amazonaws.com', api.arn),
        inlinePolicies: { Ask: new PolicyDocument({ statements }) },
      }).withoutPolicyUpdates();
    const asking = (name: string, lambdaFunction: IFunction) =>
      new LambdaDataSource(this, name, {
        api,
        lambdaFunction,
        serviceRole: role(`${name}Role`, [
          new PolicyStatement({
            actions: ['lambda:InvokeFunction'],
            resources: [lambdaFunction.functionArn],
          }),
        ]),
      });

    this.byName = {
      database: new DatabaseDataSource(this, 'Database', {
        api,
        database,
        serviceRole: role('DatabaseRole', apiAccess(database)),
      }),
      relay: asking('Relay', lambdas.relay),
      imports: asking('Imports', lambdas.imports),
      costReports: asking('CostReports', lambdas.costReports),
      staff: asking('Staff', lambdas.staff),
      claims: asking('Claims', lambdas.claims),
      forget: asking('Forget', lambdas.forget),
      contacts: asking('Contacts', lambdas.contacts),
      none: new NoneDataSource(this, 'None', { api }),
    };
  }
}
