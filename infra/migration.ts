import { CfnCustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { checksum } from './checksum.ts';
import { ownerAccess } from './data-api-access.ts';
import type { Database } from './database.ts';
import { JobFunction } from './function.ts';
import { lambdaCode } from './lambda-code.ts';
import { inRepository } from './repository.ts';

const FOLDERS = ['database/migrations', 'database/functions'];
const TIMEOUT = Duration.minutes(15);

/** Brings the tables to what the rest of the stack was written for, before the rest of the stack. */
export class Migration extends Construct {
  /** What others wait for. */
  readonly done: CfnCustomResource;

  constructor(scope: Construct, id: string, { database }: { database: Database }) {
    super(scope, id);
    const migrate = new JobFunction(this, 'Migrate', {
      code: lambdaCode({ job: 'migrate', folders: FOLDERS }),
      environment: {
        CLUSTER_ARN: database.cluster.clusterArn,
        SECRET_ARN: database.masterSecret.secretArn,
        API_SECRET_ARN: database.apiSecret.secretArn,
        DATABASE_NAME: database.databaseName,
      },
      permissions: ownerAccess(database),
      timeout: TIMEOUT,
    });
    this.done = new CfnCustomResource(this, 'Done', {
      serviceToken: migrate.function.functionArn,
      serviceTimeout: TIMEOUT.toSeconds(),
    });
    this.done.addPropertyOverride('Checksum', checksum(FOLDERS.map((folder) => inRepository(folder))));
    this.done.node.addDependency(database.cluster);
  }
}
