import { faultsAt, resourceAt, resourcesOf } from './template.ts';
import type { Found, Template } from './template.ts';

type Lambda = { LambdaFunctionArn?: unknown };
type Relational = { RdsHttpEndpointConfig?: { DbClusterIdentifier?: unknown; AwsSecretStoreArn?: unknown } };

/** Data sources that reach nothing, and keys that AppSync would refuse. */
export function sourceFaults(template: Template, today: Date): string[] {
  return [
    ...resourcesOf(template, 'AWS::AppSync::DataSource').flatMap((source) =>
      faultsAt(source.logicalId, [...reachFaults(source, template), ...roleFaults(source, template)]),
    ),
    ...resourcesOf(template, 'AWS::AppSync::ApiKey').flatMap(({ logicalId, properties }) =>
      faultsAt(logicalId, expiryFaults(properties.Expires, today)),
    ),
  ];
}

function reachFaults({ properties }: Found, template: Template): string[] {
  const { LambdaFunctionArn } = (properties.LambdaConfig ?? {}) as Lambda;
  const { RdsHttpEndpointConfig } = (properties.RelationalDatabaseConfig ?? {}) as Relational;
  switch (properties.Type) {
    case 'NONE':
      return [];
    case 'AWS_LAMBDA':
      return resourceAt(template, LambdaFunctionArn, 'AWS::Lambda::Function')
        ? []
        : ['It invokes a Lambda that is not in the template.'];
    case 'RELATIONAL_DATABASE':
      return resourceAt(template, RdsHttpEndpointConfig?.AwsSecretStoreArn, 'AWS::SecretsManager::Secret')
        ? clusterFaults(template)
        : ['It signs in with a secret that is not in the template.'];
    default:
      return [`Nothing here knows its type, ${String(properties.Type)}.`];
  }
}

/** AppSync reaches a cluster through its Data API, and no other way. */
function clusterFaults(template: Template): string[] {
  return resourcesOf(template, 'AWS::RDS::DBCluster')
    .filter(({ properties }) => properties.EnableHttpEndpoint !== true)
    .map(({ logicalId }) => `The Data API of ${logicalId} is not switched on (F64).`);
}

/** Whatever is asked with permissions needs a role that AppSync may take on. */
function roleFaults({ properties: { Type, ServiceRoleArn } }: Found, template: Template): string[] {
  if (Type === 'NONE') return [];
  const role = resourceAt(template, ServiceRoleArn, 'AWS::IAM::Role');
  const isTaken = JSON.stringify(role?.properties.AssumeRolePolicyDocument ?? '').includes(
    'appsync.amazonaws.com',
  );
  return isTaken ? [] : ['It has no role that AppSync may take on (F56).'];
}

/** 1 to 365 days ahead and on the hour (F99); a time of the synthesis is on no hour, and makes each template another (F131). */
function expiryFaults(expires: unknown, today: Date): string[] {
  const days = (Number(expires) - today.getTime() / 1000) / 86_400;
  return [
    ...(days >= 1 && days <= 365
      ? []
      : [`It ends in ${Math.floor(days)} days; 1 to 365 are possible (F99).`]),
    ...(Number(expires) % 3600 === 0
      ? []
      : ['It ends at no full hour, so at a time of its synthesis (F131).']),
  ];
}
