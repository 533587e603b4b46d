import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { CONTACT_TOPICS } from './contact-topics.ts';
import { apiAccess } from './data-api-access.ts';
import type { Database } from './database.ts';
import { DeadLetters } from './dead-letters.ts';
import { JobFunction } from './function.ts';
import { INVITATION, type Identity } from './identity.ts';
import { lambdaCode } from './lambda-code.ts';
import { invokeEvery } from './schedule.ts';
import type { Settings } from './settings.ts';

type AccountsProps = {
  identity: Identity;
  database: Database;
  settings: Settings['forget'];
  after: IDependable;
};

/** Less than the lease of what is to be forgotten. */
const FORGETS_FOR = Duration.seconds(50);

/** What an account is to the database: who works here, who somebody is as a person, and who is to be forgotten. */
export class Accounts extends Construct {
  /** Lets somebody work in an office. */
  readonly staff: JobFunction;
  /** Ties a user to the people that they are. */
  readonly claims: JobFunction;
  /** Deletes what is left of whom the database has erased. */
  readonly forget: JobFunction;
  /** Tries to forget that failed; who is to be forgotten still stands in the database. */
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { identity, database, settings, after }: AccountsProps) {
    super(scope, id);
    const environment = {
      USER_POOL_ID: identity.pool.userPoolId,
      CLUSTER_ARN: database.cluster.clusterArn,
      SECRET_ARN: database.apiSecret.secretArn,
      DATABASE_NAME: database.databaseName,
    };
    this.staff = new JobFunction(this, 'Staff', {
      code: lambdaCode({ job: 'add-staff' }),
      environment: { ...environment, INVITATION_DAYS: `${INVITATION.toDays()}` },
      permissions: [
        ...apiAccess(database),
        onAccounts(identity, ['AdminCreateUser', 'AdminGetUser', 'AdminAddUserToGroup']),
      ],
    });
    this.claims = new JobFunction(this, 'Claims', {
      code: lambdaCode({ job: 'claim-person' }),
      environment,
      permissions: [...apiAccess(database), onAccounts(identity, ['AdminGetUser'])],
    });
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    this.forget = new JobFunction(this, 'Forget', {
      code: lambdaCode({ job: 'forget' }),
      environment,
      permissions: [
        ...apiAccess(database),
        onAccounts(identity, ['AdminListGroupsForUser', 'AdminDeleteUser']),
        new PolicyStatement({ actions: ['sns:DeleteTopic'], resources: [CONTACT_TOPICS] }),
      ],
      timeout: FORGETS_FOR,
      deadLetters: this.deadLetters,
    });
    for (const job of [this.staff, this.claims, this.forget]) job.function.node.addDependency(after);
    if (settings.every) invokeEvery(this, 'ForgetAgain', this.forget.function, settings.every);
  }
}

function onAccounts({ pool }: Identity, actions: string[]): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `cognito-idp:${action}`),
    resources: [pool.userPoolArn],
  });
}
