import { generateSecret } from '../secrets-manager/generate-secret.ts';
import { created, digest } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type ClusterProperties = {
  DBClusterIdentifier?: string;
  DatabaseName?: string;
  MasterUsername?: string;
  ManageMasterUserPassword?: boolean;
  MasterUserSecret?: { KmsKeyId?: string };
  Port?: number;
  EnableHttpEndpoint?: boolean;
};

export const rdsProviders: Record<string, Provider> = { 'AWS::RDS::DBCluster': createCluster };

async function createCluster(
  { properties, name }: Resource<ClusterProperties>,
  {
    clusters,
    secretsManager,
    access,
    stack,
  }: Pick<Services, 'clusters' | 'secretsManager' | 'access' | 'stack'>,
) {
  const id = (properties.DBClusterIdentifier ?? name).toLowerCase();
  const { MasterUsername: username = 'postgres', Port: port = 5432 } = properties;
  const host = `${id}.cluster-${digest(id).slice(0, 12)}.${stack.region}.rds.amazonaws.com`;
  const arn = `arn:aws:rds:${stack.region}:${stack.accountId}:cluster:${id}`;
  await clusters.create({
    id,
    arn,
    host,
    port,
    databaseName: properties.DatabaseName ?? 'postgres',
    masterUsername: username,
    hasHttpEndpoint: properties.EnableHttpEndpoint === true,
  });

  const masterSecret = properties.ManageMasterUserPassword
    ? secretsManager.createSecret(`rds!cluster-${id}`, () => masterLogin(username))
    : undefined;
  const keyArn = properties.MasterUserSecret?.KmsKeyId;
  if (masterSecret && keyArn) access.encrypt(masterSecret, keyArn);
  return created(id, {
    DBClusterArn: arn,
    DBClusterResourceId: `cluster-${digest(id).slice(0, 26).toUpperCase()}`,
    'Endpoint.Address': host,
    'Endpoint.Port': String(port),
    'ReadEndpoint.Address': host.replace('.cluster-', '.cluster-ro-'),
    ...(masterSecret && { 'MasterUserSecret.SecretArn': masterSecret }),
  });
}

function masterLogin(username: string): string {
  return generateSecret({
    SecretStringTemplate: JSON.stringify({ username }),
    GenerateStringKey: 'password',
    ExcludePunctuation: true,
  });
}
