import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { ExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
import { readOutputs, UsageError } from './import-options.ts';

/** The system whose user is made: its accounts, and its database as the owner sees it. */
export type Target = {
  name: string;
  cognito: CognitoIdentityProviderClient;
  userPoolId: string;
  /** The first value of the first row. */
  ask: (sql: string, values: Record<string, string>) => Promise<string | undefined>;
};

type Settings = ConstructorParameters<typeof RDSDataClient>[0];

/** A running system, as whoever may deploy it sees it. */
export type System = Pick<Target, 'name' | 'ask'> & {
  valueOf: (output: string) => string;
  settingsOf: (service: string) => NonNullable<Settings>;
};

/** Of a deployed stack by its name, in the account of the environment; or of the system that runs on this machine. */
export async function targetOf(
  stack: string | undefined,
  environment: Record<string, string | undefined>,
): Promise<Target> {
  const { name, ask, valueOf, settingsOf } = await systemOf(stack, environment);
  return {
    name,
    ask,
    cognito: new CognitoIdentityProviderClient(settingsOf('COGNITO_IDENTITY_PROVIDER')),
    userPoolId: valueOf('UserPoolId'),
  };
}

/** A deployed stack by its name, in the account of the environment; or the system that runs on this machine. */
export async function systemOf(
  stack: string | undefined,
  environment: Record<string, string | undefined>,
): Promise<System> {
  if (stack !== undefined) return system(`the stack ${stack}`, await outputsOf(stack), () => ({}));
  const { custom } = readOutputs(environment);
  return system('the system on this machine', custom.stack, (service) => ({
    region: custom.environment['AWS_REGION'],
    endpoint: custom.environment[`AWS_ENDPOINT_URL_${service}`],
    credentials: {
      accessKeyId: custom.environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: custom.environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  }));
}

async function outputsOf(StackName: string): Promise<Record<string, string>> {
  const { Stacks = [] } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName }));
  const outputs = Stacks[0]?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue ?? '']));
}

function system(
  name: string,
  outputs: Record<string, string>,
  settingsOf: (service: string) => NonNullable<Settings>,
): System {
  const valueOf = (output: string) => {
    const value = outputs[output];
    if (!value) throw new UsageError(`There is no output ${output} of ${name}: is it one of Postroom?`);
    return value;
  };
  const database = new RDSDataClient(settingsOf('RDS_DATA'));
  const login = {
    resourceArn: valueOf('ClusterArn'),
    secretArn: valueOf('MasterSecretArn'),
    database: valueOf('DatabaseName'),
  };
  return {
    name,
    valueOf,
    settingsOf,
    ask: async (sql, values) => {
      const parameters = Object.entries(values).map(([key, stringValue]) => ({
        name: key,
        value: { stringValue },
      }));
      const { records } = await database.send(new ExecuteStatementCommand({ ...login, sql, parameters }));
      return records?.[0]?.[0]?.stringValue;
    },
  };
}
