import type { StackIdentity } from '../assembly/pseudo-parameters.ts';
import type { CreatedResource } from '../assembly/names.ts';

/** Types, the beginnings of their names, or parts of them that do nothing on one machine, and why that is so. */
const REASONS: Record<string, string> = {
  'AWS::ApplicationAutoScaling::': 'one machine does not scale',
  'AWS::AppSync::DomainName': 'the API is reached by its local address',
  'AWS::CDK::Metadata': 'says nothing to those who run it',
  'AWS::CloudWatch::': 'nobody is woken by a laptop',
  'AWS::Cognito::UserPoolDomain': 'there is no hosted sign-in page',
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': 'there is no threat detection',
  'AWS::EC2::': 'everything is in one process, behind no network',
  'AWS::KMS::': 'data is not encrypted at rest',
  'AWS::Logs::': 'logs go to the console',
  'AWS::RDS::DBClusterParameterGroup': 'the database has its own settings',
  'AWS::RDS::DBInstance': 'one database serves the whole cluster',
  'AWS::RDS::DBParameterGroup': 'the database has its own settings',
  'AWS::RDS::DBSubnetGroup': 'everything is in one process, behind no network',
  'AWS::SecretsManager::RotationSchedule': 'secrets are not rotated',
  'AWS::WAFv2::LoggingConfiguration': 'logs go to the console',
  'AWS::WAFv2::WebACL AsnMatchStatement': 'all that is asked on one machine comes from one address',
  'AWS::WAFv2::WebACL GeoMatchStatement': 'all that is asked on one machine comes from one address',
  'AWS::WAFv2::WebACL IPSetReferenceStatement': 'all that is asked on one machine comes from one address',
  'AWS::WAFv2::WebACL ManagedRuleGroupStatement': 'what it looks for is known to AWS alone',
  'AWS::WAFv2::WebACL RateBasedStatement': 'all that is asked on one machine comes from one address',
  'AWS::WAFv2::WebACL SqliMatchStatement': 'what it looks for is known to AWS alone',
  'AWS::WAFv2::WebACL XssMatchStatement': 'what it looks for is known to AWS alone',
  'AWS::WAFv2::WebACLAssociation cognito-idp': 'the firewall stands in front of the API alone',
  'AWS::XRay::': 'nothing is traced',
  'Custom::LogRetention': 'logs go to the console',
  'Custom::VpcRestrictDefaultSG': 'everything is in one process, behind no network',
};

/** Why a type does nothing here; undefined if it should. */
export function reasonForNoEffect(type: string): string | undefined {
  const entry = Object.entries(REASONS).find(
    ([name]) => type === name || (name.endsWith('::') && type.startsWith(name)),
  );
  return entry?.[1];
}

/** Stands for a resource that does nothing: it has a name, an ARN, and whatever attribute is asked for. */
export function standIn(type: string, name: string, { region, accountId }: StackIdentity): CreatedResource {
  const [, service = 'custom', kind = type] = type.toLowerCase().split('::');
  const arn = `arn:aws:${service}:${region}:${accountId}:${kind}/${name}`;
  return { ref: name, attribute: (attribute) => (attribute.endsWith('Arn') ? arn : `${name}.${attribute}`) };
}
