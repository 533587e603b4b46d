import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnCustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
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

/** Changes with the name and the content of every SQL file, and with nothing else. */
export function checksum(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of folders.flatMap(sqlFiles))
    hash.update(file.name).update('\0').update(file.content).update('\0');
  return hash.digest('hex');
}

function sqlFiles(folder: string): { name: string; content: Buffer }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name)) }));
}
