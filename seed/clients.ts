import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  RDSDataClient,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import { SNSClient } from '@aws-sdk/client-sns';

/** The running system as the seed needs it: the stack's outputs, and the settings of the SDK's clients. */
export type SeedTarget = {
  url: string;
  stackOutputs: Record<string, string>;
  /** `AWS_REGION`, credentials and `AWS_ENDPOINT_URL_<SERVICE>`. */
  environment: Record<string, string>;
};

/** Runs one statement as the owner of the database, its values bound as text; answers the first column of each row. */
export type Execute = (sql: string, values?: Record<string, unknown>) => Promise<string[]>;

export type SeedClients = {
  cognito: CognitoIdentityProviderClient;
  sns: SNSClient;
  execute: Execute;
  /** All of it or nothing. */
  transaction: (work: (execute: Execute) => Promise<void>) => Promise<void>;
};

export function seedClients({ environment, stackOutputs }: SeedTarget): SeedClients {
  const settings = (service: string) => ({
    region: environment['AWS_REGION'],
    endpoint: environment[`AWS_ENDPOINT_URL_${service}`],
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
      sessionToken: environment['AWS_SESSION_TOKEN'],
    },
  });
  const client = new RDSDataClient(settings('RDS_DATA'));
  const login = { resourceArn: stackOutputs['ClusterArn'], secretArn: stackOutputs['MasterSecretArn'] };
  const database = { ...login, database: stackOutputs['DatabaseName'] };
  return {
    cognito: new CognitoIdentityProviderClient(settings('COGNITO_IDENTITY_PROVIDER')),
    sns: new SNSClient(settings('SNS')),
    execute: executeOn(client, database),
    transaction: async (work) => {
      const { transactionId } = await client.send(new BeginTransactionCommand(database));
      try {
        await work(executeOn(client, { ...database, transactionId }));
        await client.send(new CommitTransactionCommand({ ...login, transactionId }));
      } catch (error) {
        await client.send(new RollbackTransactionCommand({ ...login, transactionId }));
        throw error;
      }
    },
  };
}

type Target = { resourceArn?: string; secretArn?: string; database?: string; transactionId?: string };

function executeOn(client: RDSDataClient, { resourceArn, secretArn, ...rest }: Target): Execute {
  return async (sql, values = {}) => {
    const { records } = await client.send(
      new ExecuteStatementCommand({
        resourceArn,
        secretArn,
        ...rest,
        sql,
        parameters: Object.entries(values).map(([name, value]) => ({
          name,
          value: { stringValue: typeof value === 'string' ? value : JSON.stringify(value) },
        })),
      }),
    );
    return records?.map(([first]) => first?.stringValue ?? '') ?? [];
  };
}
