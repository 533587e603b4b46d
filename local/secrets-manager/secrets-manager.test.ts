import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../testing/memory-store.ts';
import { serveService } from '../testing/service-endpoint.ts';
import type { ServiceEndpoint } from '../testing/service-endpoint.ts';
import { createSecretsManager } from './secrets-manager.ts';

const cloud = { region: 'eu-west-1', accountId: '000000000000' };
const store = memoryStore();
const secretsManager = createSecretsManager({ cloud, store });

let endpoint: ServiceEndpoint;
let client: SecretsManagerClient;
beforeAll(async () => {
  endpoint = await serveService(secretsManager.service);
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  client = new SecretsManagerClient({ endpoint: endpoint.url, region: cloud.region, credentials });
});
afterAll(() => endpoint.close());

describe('Secrets Manager', () => {
  it('gives a secret by its name and by its ARN', async () => {
    const arn = secretsManager.createSecret('login', () => '{"username":"api"}');

    const byName = await client.send(new GetSecretValueCommand({ SecretId: 'login' }));
    const byArn = await client.send(new GetSecretValueCommand({ SecretId: arn }));

    expect(byName).toMatchObject({ ARN: arn, Name: 'login', SecretString: '{"username":"api"}' });
    expect(byArn.VersionId).toBe(byName.VersionId);
    expect(arn).toMatch(/^arn:aws:secretsmanager:eu-west-1:000000000000:secret:login-\w{6}$/);
  });

  it('takes a new value, which outlives a restart and another deployment', async () => {
    secretsManager.createSecret('token', () => 'first');

    const { VersionId } = await client.send(
      new PutSecretValueCommand({ SecretId: 'token', SecretString: 'second' }),
    );
    const restarted = createSecretsManager({ cloud, store: store.restarted() });
    restarted.createSecret('token', () => 'third');

    expect(restarted.secretText('token')).toBe('second');
    const description = await client.send(new DescribeSecretCommand({ SecretId: 'token' }));
    expect(description.VersionIdsToStages).toEqual({ [VersionId ?? '']: ['AWSCURRENT'] });
  });

  it('adds what is known of a database to its login', () => {
    const arn = secretsManager.createSecret('database', () => '{"username":"master"}');

    secretsManager.addToSecret(arn, { host: 'localhost' });

    expect(secretsManager.secretText(arn)).toBe('{"username":"master","host":"localhost"}');
  });

  it('says so when there is no such secret', async () => {
    await expect(client.send(new GetSecretValueCommand({ SecretId: 'nobody' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
