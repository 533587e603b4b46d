import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { fileURLToPath } from 'node:url';
import { logLine } from '../log.ts';
import { clusterSettings, setting } from '../settings.ts';
import { transactionsOver } from './connection.ts';
import { customResource, putAnswer } from './custom-resource.ts';
import type { Login } from './login.ts';
import { prepareDatabase } from './prepare-database.ts';

const secrets = new SecretsManagerClient();

async function apiLogin(): Promise<Login> {
  const command = new GetSecretValueCommand({ SecretId: setting('API_SECRET_ARN') });
  const { SecretString } = await secrets.send(command);
  return JSON.parse(SecretString ?? '') as Login;
}

/** The SQL files lie beside the bundle. */
const directory = fileURLToPath(new URL('.', import.meta.url));

export const handler = customResource(
  prepareDatabase({
    connection: transactionsOver(new RDSDataClient(), clusterSettings()),
    directory,
    apiLogin,
    log: logLine,
  }),
  putAnswer,
);
