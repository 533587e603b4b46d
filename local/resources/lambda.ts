import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TemplateError } from '../assembly/template.ts';
import { roleOf } from './iam.ts';
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
  Code: { S3Key?: string; ZipFile?: string };
  DeadLetterConfig?: { TargetArn?: string };
};
type InvokeConfigProperties = {
  FunctionName: string;
  DestinationConfig?: { OnFailure?: { Destination?: string } };
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
      ...Environment?.Variables,
    },
  });
  const deadLetters = DeadLetterConfig?.TargetArn;
  if (deadLetters) services.failureTargets.set(arn, { arn: deadLetters, takes: 'event' });
  return created(functionName, { Arn: arn });
}

function configureInvocations(
  { properties: { FunctionName, DestinationConfig }, name }: Resource<InvokeConfigProperties>,
  { failureTargets, stack }: Pick<Services, 'failureTargets' | 'stack'>,
) {
  const functionArn = `arn:aws:lambda:${stack.region}:${stack.accountId}:function:${nameInArn(FunctionName)}`;
  const destination = DestinationConfig?.OnFailure?.Destination;
  if (destination) failureTargets.set(functionArn, { arn: destination, takes: 'record' });
  return created(name);
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

/** Where the function's files are; code that stands in the template itself is written to a folder of its own. */
function codeDirectory(
  { S3Key, ZipFile }: FunctionProperties['Code'],
  { assetPath, beforeStop }: Pick<Services, 'assetPath' | 'beforeStop'>,
): string {
  if (ZipFile !== undefined) {
    const directory = mkdtempSync(join(tmpdir(), 'lambda-'));
    beforeStop(() => rmSync(directory, { recursive: true, force: true }));
    writeFileSync(join(directory, 'index.js'), ZipFile);
    return directory;
  }
  const path = assetPath(S3Key ?? '');
  if (!path) throw new TemplateError(`Its code ${S3Key} is not among the assets.`);
  if (path.endsWith('.zip'))
    throw new TemplateError(`Its code ${path} is an archive; only folders run here.`);
  return path;
}
