import { codeDirectory } from './function-code.ts';
import type { FunctionCode } from './function-code.ts';
import { TemplateError } from '../assembly/template.ts';
import type { FailureTarget } from '../failed-event.ts';
import { roleOf } from './iam.ts';
import { assumeRole } from './role-sessions.ts';
import { created, nameInArn } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type FunctionProperties = {
  FunctionName?: string;
  Runtime?: string;
  Handler?: string;
  Role: string;
  Timeout?: number;
  MemorySize?: number;
  ReservedConcurrentExecutions?: number;
  Environment?: { Variables?: Record<string, string> };
  Code: FunctionCode;
  DeadLetterConfig?: { TargetArn?: string };
};
type InvokeConfigProperties = {
  FunctionName: string;
  DestinationConfig?: { OnFailure?: { Destination?: string } };
};

const FAILURE_ACTIONS: Record<string, string> = {
  lambda: 'lambda:InvokeFunction',
  sns: 'sns:Publish',
  sqs: 'sqs:SendMessage',
};

export const lambdaProviders: Record<string, Provider> = {
  'AWS::Lambda::Function': createFunction,
  'AWS::Lambda::EventInvokeConfig': configureInvocations,
};

function createFunction({ properties, name }: Resource<FunctionProperties>, services: Services) {
  const { Runtime = 'nodejs', Role, Environment, DeadLetterConfig } = properties;
  if (!Runtime.startsWith('nodejs')) throw new TemplateError(`The runtime ${Runtime} is not known here.`);
  const functionName = properties.FunctionName ?? name;
  const { region, accountId } = services.stack;
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${functionName}`;

  const session = { roleArn: Role, session: functionName, service: 'lambda.amazonaws.com', sourceArn: arn };
  services.executionRoles.set(arn, assumeRole(session, services));
  services.lambdas.create({
    name: functionName,
    arn,
    directory: codeDirectory(properties.Code, services),
    handler: properties.Handler ?? 'index.handler',
    timeoutSeconds: properties.Timeout ?? 3,
    memoryMegabytes: properties.MemorySize ?? 128,
    reservedConcurrency: properties.ReservedConcurrentExecutions,
    environment: {
      ...services.endpoints,
      ...credentialsOf(Role, functionName, services),
      ...services.pageVariables,
      ...Environment?.Variables,
    },
  });
  const deadLetters = DeadLetterConfig?.TargetArn;
  if (deadLetters) sendFailures(arn, { arn: deadLetters, takes: 'event' }, services);
  return created(functionName, { Arn: arn });
}

function configureInvocations(
  { properties: { FunctionName, DestinationConfig }, name }: Resource<InvokeConfigProperties>,
  services: Services,
) {
  const { region, accountId } = services.stack;
  const functionArn = `arn:aws:lambda:${region}:${accountId}:function:${nameInArn(FunctionName)}`;
  const destination = DestinationConfig?.OnFailure?.Destination;
  if (destination) sendFailures(functionArn, { arn: destination, takes: 'record' }, services);
  return created(name);
}

/** A function whose role may not send there cannot be deployed, so that is found out before anything fails. */
function sendFailures(
  functionArn: string,
  target: FailureTarget,
  { failureTargets, executionRoles, access, whenComplete }: Services,
): void {
  failureTargets.set(functionArn, target);
  const action = FAILURE_ACTIONS[target.arn.split(':')[2] ?? ''];
  whenComplete(() => {
    const caller = executionRoles.get(functionArn);
    if (caller && action) access.check({ caller, action, resource: target.arn });
  });
}

function credentialsOf(
  roleArn: string,
  session: string,
  { credentials, stack }: Pick<Services, 'credentials' | 'stack'>,
): Record<string, string> {
  const issued = credentials.assumeRole(roleOf(roleArn, stack), session);
  return {
    AWS_REGION: stack.region,
    AWS_ACCESS_KEY_ID: issued.accessKeyId,
    AWS_SECRET_ACCESS_KEY: issued.secretAccessKey,
    AWS_SESSION_TOKEN: issued.sessionToken ?? '',
  };
}
