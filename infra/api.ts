import { Aws, Expiration, Validations } from 'aws-cdk-lib';
import {
  AuthorizationType,
  Definition,
  FieldLogLevel,
  GraphqlApi,
  IntrospectionConfig,
  UserPoolDefaultAction,
} from 'aws-cdk-lib/aws-appsync';
import type { AuthorizationConfig, CfnGraphQLApi } from 'aws-cdk-lib/aws-appsync';
import { Policy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Identity } from './identity.ts';
import { schemaDefinition } from './schema-definition.ts';
import { callingForUs } from './service-principals.ts';
import type { Settings } from './settings.ts';

type ApiProps = {
  identity: Identity;
  settings: Pick<Settings, 'apiKeyExpires' | 'isIntrospectable' | 'sending'>;
};

/** The door: what the API promises, and who may call it. What answers is in resolvers.ts. */
export class Api extends Construct {
  readonly graphql: GraphqlApi;
  /** Of the only caller without a name: the public. */
  readonly apiKey: string;

  constructor(scope: Construct, id: string, { identity, settings }: ApiProps) {
    super(scope, id);
    this.graphql = new GraphqlApi(this, 'GraphQl', {
      name: Aws.STACK_NAME,
      // in clear text for whoever may see the API (F14)
      environmentVariables: {
        EMAIL_PRICE_PER_THOUSAND: settings.sending.pricePerThousand.email,
        SMS_PRICE_PER_THOUSAND: settings.sending.pricePerThousand.sms,
      },
      definition: Definition.fromSchema(schemaDefinition()),
      authorizationConfig: callers(identity, settings.apiKeyExpires),
      introspectionConfig: settings.isIntrospectable
        ? IntrospectionConfig.ENABLED
        : IntrospectionConfig.DISABLED,
      // introspection is asked 15 deep; the schema has no cycle, so a question of ours cannot reach that
      queryDepthLimit: 16,
      resolverCountLimit: 50,
    });
    if (!this.graphql.apiKey) throw new Error('The API has no key.');
    this.apiKey = this.graphql.apiKey;
    logErrors(this, this.graphql);
  }
}

/** `defaultAction` must be ALLOW beside other modes, so every field and type of the schema says who may (F129). */
function callers({ pool, client }: Identity, apiKeyExpires: Date): AuthorizationConfig {
  return {
    defaultAuthorization: {
      authorizationType: AuthorizationType.USER_POOL,
      userPoolConfig: {
        userPool: pool,
        appIdClientRegex: `^${client.userPoolClientId}$`,
        defaultAction: UserPoolDefaultAction.ALLOW,
      },
    },
    additionalAuthorizationModes: [
      { authorizationType: AuthorizationType.IAM },
      {
        authorizationType: AuthorizationType.API_KEY,
        apiKeyConfig: { name: 'Public', expires: Expiration.atDate(apiKeyExpires) },
      },
    ],
  };
}

/** Not by the construct's own `logConfig`: that one brings a Lambda which may change every log group of the account. */
function logErrors(scope: Construct, api: GraphqlApi): void {
  const role = new Role(scope, 'LogRole', { assumedBy: callingForUs('appsync.amazonaws.com') });
  const logGroup = new LogGroup(scope, 'Log', {
    logGroupName: `/aws/appsync/apis/${api.apiId}`,
    retention: RetentionDays.THREE_MONTHS,
  });
  new Policy(scope, 'WriteLog', {
    roles: [role],
    statements: [
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    ],
  });
  const resource = api.node.defaultChild as CfnGraphQLApi;
  resource.logConfig = {
    cloudWatchLogsRoleArn: role.roleArn,
    fieldLogLevel: FieldLogLevel.ERROR,
    excludeVerboseContent: true,
  };
  Validations.of(api).acknowledge({
    id: 'AwsSolutions-ASC3',
    reason:
      'Errors are logged. Verbose content stays out on purpose: it would write the variables of every request, ' +
      'with e-mail addresses and phone numbers, to CloudWatch.',
  });
}
