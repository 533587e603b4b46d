import { TemplateError } from '../assembly/template.ts';
import { DataApiError } from '../data-api/types.ts';
import { AccessDenied } from '../iam/policies/access-denied.ts';
import { LambdaError } from '../lambda/types.ts';
import type { DataSource } from '../appsync/types.ts';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import { assumeRole } from './role-sessions.ts';
import type { Services } from './services.ts';

type RdsHttpEndpoint = { DbClusterIdentifier: string; AwsSecretStoreArn: string; DatabaseName?: string };
type DataSourceProperties = {
  ApiId: string;
  Name: string;
  Type: string;
  ServiceRoleArn?: string;
  LambdaConfig?: { LambdaFunctionArn: string };
  RelationalDatabaseConfig?: { RdsHttpEndpointConfig?: RdsHttpEndpoint };
};
type Sources = Pick<Services, 'lambdas' | 'clusters'>;
/** Throws `AccessDenied` where the role of the data source does not allow it. */
type Permit = (action: string, resource: string) => void;

export const appsyncDataSourceProviders: Record<string, Provider> = {
  'AWS::AppSync::DataSource': createDataSource,
};

function createDataSource({ properties }: Resource<DataSourceProperties>, services: Services) {
  const { ApiId, Name } = properties;
  const { region, accountId } = services.stack;
  services.api.addDataSource(Name, sourceOf(properties, services));
  const arn = `arn:aws:appsync:${region}:${accountId}:apis/${ApiId}/datasources/${Name}`;
  return created(arn, { Name, DataSourceArn: arn });
}

function sourceOf(properties: DataSourceProperties, services: Services): DataSource {
  const { Type, LambdaConfig, RelationalDatabaseConfig } = properties;
  const endpoint = RelationalDatabaseConfig?.RdsHttpEndpointConfig;
  if (Type === 'NONE') return { type: 'NONE' };
  const permit = inRoleOf(properties, services);
  if (Type === 'AWS_LAMBDA' && LambdaConfig)
    return lambdaSource(LambdaConfig.LambdaFunctionArn, permit, services);
  if (Type === 'RELATIONAL_DATABASE' && endpoint) return databaseSource(endpoint, permit, services);
  throw new TemplateError(`A data source of the type ${Type} does not run here.`);
}

function inRoleOf({ ApiId, ServiceRoleArn }: DataSourceProperties, services: Services): Permit {
  if (!ServiceRoleArn) throw new TemplateError('Its role (ServiceRoleArn) is missing.');
  const { region, accountId } = services.stack;
  const role = {
    roleArn: ServiceRoleArn,
    session: 'APPSYNC_ASSUME_ROLE',
    service: 'appsync.amazonaws.com',
    sourceArn: `arn:aws:appsync:${region}:${accountId}:apis/${ApiId}`,
  };
  return (action, resource) =>
    services.access.check({ caller: assumeRole(role, services), action, resource });
}

function lambdaSource(functionArn: string, permit: Permit, { lambdas }: Sources): DataSource {
  return {
    type: 'AWS_LAMBDA',
    invoke: async (payload, invocationType) => {
      refuseAs(lambdaFault, () => permit('lambda:InvokeFunction', functionArn));
      return lambdas.invoke(functionArn, payload, invocationType);
    },
  };
}

/** F56. */
function databaseSource(
  { DbClusterIdentifier, AwsSecretStoreArn, DatabaseName }: RdsHttpEndpoint,
  permit: Permit,
  { clusters }: Sources,
): DataSource {
  const dataApi = clusters.dataApi();
  const target = { resourceArn: DbClusterIdentifier, secretArn: AwsSecretStoreArn, database: DatabaseName };
  return {
    type: 'RELATIONAL_DATABASE',
    execute: async (statement) => {
      refuseAs(dataApiFault, () => {
        permit('rds-data:ExecuteStatement', DbClusterIdentifier);
        permit('secretsmanager:GetSecretValue', AwsSecretStoreArn);
      });
      return dataApi.executeStatement({ ...statement, ...target });
    },
  };
}

/** A refusal as the asked service would have answered it. */
function refuseAs(fault: (refusal: AccessDenied) => Error, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof AccessDenied ? fault(error) : error;
  }
}

const lambdaFault = ({ name, message }: AccessDenied) => new LambdaError(name, message);
const dataApiFault = ({ name, message }: AccessDenied) => new DataApiError(name, message, 403);
