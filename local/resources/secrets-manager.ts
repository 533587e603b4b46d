import { generateSecret } from '../secrets-manager/generate-secret.ts';
import type { GenerateSecretString } from '../secrets-manager/generate-secret.ts';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type SecretProperties = {
  Name?: string;
  KmsKeyId?: string;
  SecretString?: string;
  GenerateSecretString?: GenerateSecretString;
};
type AttachmentProperties = { SecretId: string; TargetId: string };

export const secretsManagerProviders: Record<string, Provider> = {
  'AWS::SecretsManager::Secret': createSecret,
  'AWS::SecretsManager::SecretTargetAttachment': attachSecret,
};

function createSecret(
  { properties, name }: Resource<SecretProperties>,
  { secretsManager, access }: Pick<Services, 'secretsManager' | 'access'>,
) {
  const arn = secretsManager.createSecret(
    properties.Name ?? name,
    () => properties.SecretString ?? generateSecret(properties.GenerateSecretString ?? {}),
  );
  if (properties.KmsKeyId) access.encrypt(arn, properties.KmsKeyId);
  return created(arn, { Id: arn });
}

/** Puts the address of a cluster into the secret that opens it. */
function attachSecret(
  { properties: { SecretId, TargetId } }: Resource<AttachmentProperties>,
  { secretsManager, clusters }: Pick<Services, 'secretsManager' | 'clusters'>,
) {
  const cluster = clusters.find(TargetId);
  if (cluster)
    secretsManager.addToSecret(SecretId, {
      engine: 'postgres',
      host: cluster.host,
      port: cluster.port,
      dbname: cluster.databaseName,
      dbClusterIdentifier: TargetId,
    });
  return created(SecretId, { Id: SecretId });
}
