import { appsyncApiProviders } from './appsync-api.ts';
import { appsyncDataSourceProviders } from './appsync-data-sources.ts';
import { appsyncResolverProviders } from './appsync-resolvers.ts';
import { cognitoProviders } from './cognito.ts';
import { createCustomResource } from './custom-resource.ts';
import { eventSourceProviders } from './event-source-mapping.ts';
import { iamProviders } from './iam.ts';
import { kmsProviders } from './kms.ts';
import { lambdaProviders } from './lambda.ts';
import type { Provider } from './provider.ts';
import { rdsProviders } from './rds.ts';
import { resourcePolicyProviders } from './resource-policies.ts';
import { ruleProviders } from './event-rules.ts';
import { s3Providers } from './s3.ts';
import { scheduleProviders } from './schedules.ts';
import { secretsManagerProviders } from './secrets-manager.ts';
import { snsProviders } from './sns.ts';
import { sqsProviders } from './sqs.ts';
import { wafProviders } from './waf.ts';
import { reasonForNoEffect } from './without-local-effect.ts';

/** Every type that comes to life here. */
const PROVIDERS: Record<string, Provider> = {
  ...appsyncApiProviders,
  ...appsyncDataSourceProviders,
  ...appsyncResolverProviders,
  ...cognitoProviders,
  ...eventSourceProviders,
  ...iamProviders,
  ...kmsProviders,
  ...lambdaProviders,
  ...rdsProviders,
  ...resourcePolicyProviders,
  ...ruleProviders,
  ...s3Providers,
  ...scheduleProviders,
  ...secretsManagerProviders,
  ...snsProviders,
  ...sqsProviders,
  ...wafProviders,
  'AWS::CloudFormation::CustomResource': createCustomResource,
};

/** Undefined for a type that does nothing here, and for one that is not known. */
export function providerOf(type: string): Provider | undefined {
  const isCustom = type.startsWith('Custom::') && reasonForNoEffect(type) === undefined;
  return isCustom ? createCustomResource : PROVIDERS[type];
}
