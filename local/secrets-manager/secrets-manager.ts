import { createHash, randomUUID } from 'node:crypto';
import { awsJson, ServiceFault } from '../aws-json.ts';
import type { AwsService, CloudIdentity, Store } from '../aws-service.ts';

type Secret = { arn: string; name: string; text: string; versionId: string; changedAt: number };

export type SecretsManager = {
  service: AwsService;
  /** The ARN. A secret that is there already keeps its text, as it does when a stack is deployed again. */
  createSecret: (name: string, initialText: () => string) => string;
  /** By ARN or name. */
  secretText: (secretId: string) => string | undefined;
  /** Adds to the JSON object that a secret holds, as an attachment to a database does. */
  addToSecret: (secretId: string, values: Record<string, unknown>) => void;
};

export function createSecretsManager({
  cloud,
  store,
}: {
  cloud: CloudIdentity;
  store: Store;
}): SecretsManager {
  const secrets = new Map(store.read<[string, Secret][]>('secrets-manager'));

  function find(secretId: string): Secret | undefined {
    return secrets.get(secretId) ?? [...secrets.values()].find(({ arn }) => arn === secretId);
  }

  function put(name: string, text: string, versionId: string = randomUUID()): Secret {
    const secret = { name, arn: secretArn(name, cloud), text, versionId, changedAt: Date.now() / 1000 };
    secrets.set(name, secret);
    store.write('secrets-manager', () => [...secrets]);
    return secret;
  }

  function required(secretId: string): Secret {
    const secret = find(secretId);
    if (!secret)
      throw new ServiceFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    return secret;
  }

  return {
    service: awsJson({
      version: '1.1',
      operations: {
        GetSecretValue: ({ SecretId }: { SecretId: string }) => valueOf(required(SecretId)),
        DescribeSecret: ({ SecretId }: { SecretId: string }) => descriptionOf(required(SecretId)),
        PutSecretValue: (input: { SecretId: string; SecretString: string; ClientRequestToken?: string }) => {
          const { arn, name, versionId } = put(
            required(input.SecretId).name,
            input.SecretString,
            input.ClientRequestToken,
          );
          return { ARN: arn, Name: name, VersionId: versionId, VersionStages: ['AWSCURRENT'] };
        },
      },
    }),
    createSecret: (name, initialText) => (find(name) ?? put(name, initialText())).arn,
    secretText: (secretId) => find(secretId)?.text,
    addToSecret: (secretId, values) => {
      const { name, text } = required(secretId);
      const merged = JSON.stringify({ ...(JSON.parse(text) as object), ...values });
      if (merged !== text) put(name, merged);
    },
  };
}

function valueOf({ arn, name, text, versionId, changedAt }: Secret): object {
  return {
    ARN: arn,
    Name: name,
    SecretString: text,
    VersionId: versionId,
    VersionStages: ['AWSCURRENT'],
    CreatedDate: changedAt,
  };
}

function descriptionOf({ arn, name, versionId, changedAt }: Secret): object {
  return {
    ARN: arn,
    Name: name,
    LastChangedDate: changedAt,
    VersionIdsToStages: { [versionId]: ['AWSCURRENT'] },
  };
}

/** AWS ends it in six random characters; here they follow from the name, so that the ARN stays the same. */
export function secretArn(name: string, { region, accountId }: CloudIdentity): string {
  const suffix = createHash('sha256').update(name).digest('hex').slice(0, 6);
  return `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-${suffix}`;
}
