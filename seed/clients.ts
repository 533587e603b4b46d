import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { ExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
import { SNSClient } from '@aws-sdk/client-sns';

/** The running system as the seed needs it: the stack's outputs, and the settings of the SDK's clients. */
export type SeedTarget = {
  url: string;
  stackOutputs: Record<string, string>;
  /** `AWS_REGION`, credentials and `AWS_ENDPOINT_URL_<SERVICE>`. */
  environment: Record<string, string>;
};

export type SeedClients = {
  cognito: CognitoIdentityProviderClient;
  sns: SNSClient;
  /** One statement as the owner of the database, its values bound as text; the first column of each row. */
  execute: (sql: string, values?: Record<string, unknown>) => Promise<string[]>;
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
  const database = new RDSDataClient(settings('RDS_DATA'));
  return {
    cognito: new CognitoIdentityProviderClient(settings('COGNITO_IDENTITY_PROVIDER')),
    sns: new SNSClient(settings('SNS')),
    execute: async (sql, values = {}) => {
      const { records } = await database.send(
        new ExecuteStatementCommand({
          resourceArn: stackOutputs['ClusterArn'],
          secretArn: stackOutputs['MasterSecretArn'],
          database: stackOutputs['DatabaseName'],
          sql,
          parameters: Object.entries(values).map(([name, value]) => ({
            name,
            value: { stringValue: typeof value === 'string' ? value : JSON.stringify(value) },
          })),
        }),
      );
      return records?.map(([first]) => first?.stringValue ?? '') ?? [];
    },
  };
}
