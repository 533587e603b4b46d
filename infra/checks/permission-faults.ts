import type { GraphQLSchema } from 'graphql';
import { rootFields } from './schema.ts';
import { allReferredBy, faultsAt } from './template.ts';
import type { Template, TemplateResource } from './template.ts';

export type Statement = {
  Effect?: string;
  Action?: string | string[];
  Resource?: unknown;
  Condition?: unknown;
};

/** The types of what an action of a service can be allowed on; a service that is not here is not looked at. */
const TARGETS: Record<string, string[]> = {
  'cognito-idp': ['AWS::Cognito::UserPool'],
  appsync: ['AWS::AppSync::GraphQLApi'],
  kms: ['AWS::KMS::Key'],
  lambda: ['AWS::Lambda::Function'],
  logs: ['AWS::Logs::LogGroup'],
  'rds-data': ['AWS::RDS::DBCluster'],
  s3: ['AWS::S3::Bucket'],
  // the cluster owns the secret of its master
  secretsmanager: ['AWS::SecretsManager::Secret', 'AWS::RDS::DBCluster'],
  sns: ['AWS::SNS::Topic'],
  sqs: ['AWS::SQS::Queue'],
};

/** References to nothing, and permissions that can never allow what they say. */
export function referenceFaults(template: Template): string[] {
  const known = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters ?? {})]);
  return Object.entries(template.Resources).flatMap(([logicalId, resource]) => {
    const names = [...allReferredBy(resource.Properties), ...(resource.DependsOn ?? [])];
    const missing = new Set(names.filter((name) => !name.startsWith('AWS::') && !known.has(name)));
    return faultsAt(
      logicalId,
      [...missing].map((name) => `It refers to ${name}, which is not in the template.`),
    );
  });
}

/** Statements about things of another service, or about fields that the schema does not have. */
export function policyFaults(template: Template, schema: GraphQLSchema): string[] {
  const fields = rootFields(schema).map(({ name }) => name);
  return Object.entries(template.Resources).flatMap(([logicalId, resource]) =>
    faultsAt(
      logicalId,
      statementsOf(resource).flatMap((statement) => [
        ...targetFaults(statement, template),
        ...fieldsOf(statement)
          .filter((field) => !fields.includes(field))
          .map((field) => `It allows ${field}, which the schema does not have (F100).`),
      ]),
    ),
  );
}

function targetFaults({ Action = [], Resource }: Statement, { Resources }: Template): string[] {
  const targets = [Resource].flat().flatMap(allReferredBy);
  return [Action].flat().flatMap((action) => {
    const possible = TARGETS[action.split(':')[0] ?? ''];
    return targets
      .filter(
        (logicalId) => possible && Resources[logicalId] && !possible.includes(Resources[logicalId].Type),
      )
      .map((logicalId) => `It allows ${action} on ${logicalId}, which is ${Resources[logicalId]?.Type}.`);
  });
}

/** `arn:…:apis/ID/types/Mutation/fields/recordScan` (F100). */
function fieldsOf({ Resource }: Statement): string[] {
  const written = JSON.stringify(Resource ?? '');
  return [...written.matchAll(/\/types\/(\w+)\/fields\/(\w+)/g)].map(([, type, field]) => `${type}.${field}`);
}

/** Those of a role or of a policy. */
export function statementsOf({ Type, Properties = {} }: TemplateResource): Statement[] {
  if (Type === 'AWS::IAM::Policy') return documentStatements(Properties);
  const inline = Type === 'AWS::IAM::Role' ? ((Properties.Policies ?? []) as object[]) : [];
  return inline.flatMap(documentStatements);
}

export function documentStatements(policy: { PolicyDocument?: unknown }): Statement[] {
  const { Statement: statements = [] } = (policy.PolicyDocument ?? {}) as { Statement?: Statement[] };
  return statements;
}
